import { createMemoryStorage } from '../../server/storage/memory/storage.ts';
import { describeStorage } from './storage.ts';

describeStorage('memory', () => Promise.resolve(createMemoryStorage()));
