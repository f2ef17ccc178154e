import { newDatabase } from '../support/postgres.ts';
import { describeContract } from './contractFlow.ts';

describeContract('SQLite', async () => ({}));
describeContract('PostgreSQL', async () => ({ DATABASE_URL: await newDatabase() }));
