/** The published shape of `report.json`, for programs of others: anybody may read it. */
import { z } from 'zod';
import { REPORT_FORMAT, report } from '../../../shared/review/reportSchema.ts';
import type { Endpoints } from './endpoint.ts';

const SCHEMA = { $id: REPORT_FORMAT, ...z.toJSONSchema(report, { io: 'output' }) };

export function reportSchemaRoutes(endpoints: Endpoints): void {
  endpoints.open(
    {
      method: 'get',
      path: '/report.schema.json',
      summary: `JSON Schema of report.json (${REPORT_FORMAT})`,
      answer: z.looseObject({ $id: z.string() }),
      media: 'application/schema+json',
    },
    () => new Response(JSON.stringify(SCHEMA), { headers: { 'content-type': 'application/schema+json' } }),
  );
}
