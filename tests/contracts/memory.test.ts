import { createMemoryStorage } from '../../server/storage/memory/storage.ts';
import { describeDuties } from './duties.ts';
import { describeStorage } from './storage.ts';

describeStorage('memory', () => Promise.resolve(createMemoryStorage()));
describeDuties('memory', () => Promise.resolve(createMemoryStorage()));
