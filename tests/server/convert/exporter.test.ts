import { afterEach, describe, expect, it } from 'vitest';
import { createExporter, type Exporter } from '../../../server/convert/exporter.ts';
import { exportSource } from '../../support/exportSource.ts';

let exporter: Exporter | null = null;
afterEach(() => exporter?.close());

const blocksOf = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...{ type: 'paragraph', attrs: {}, start: at * 9, end: at * 9 + 8, closed: true },
    runs: [{ text: 'Een zin.', attributes: {} }],
  }));

describe('the thread that writes exports', () => {
  it('[R-EXPORT-2] writes one after the other', async () => {
    exporter = createExporter();
    const write = exporter.write;
    const source = exportSource({ blocks: blocksOf(2) });
    const written = await Promise.all((['txt', 'docx', 'md'] as const).map((name) => write(name, source)));
    expect(new TextDecoder().decode(written[0])).toBe('Een zin.\n\nEen zin.\n');
    expect(new TextDecoder().decode(written[1]?.slice(0, 2))).toBe('PK');
  });

  it('[R-EXPORT-2] refuses what takes too long, and writes the next', async () => {
    exporter = createExporter(200);
    await exporter.write('txt', exportSource());
    await expect(exporter.write('docx', exportSource({ blocks: blocksOf(60_000) }))).rejects.toMatchObject({
      code: 'export.tooSlow',
    });
    await expect(exporter.write('txt', exportSource({ blocks: blocksOf(1) }))).resolves.toHaveLength(9);
  });

  it('[R-EXPORT-2] lets only so many wait', async () => {
    exporter = createExporter();
    const write = exporter.write;
    const all = await Promise.allSettled(Array.from({ length: 40 }, () => write('txt', exportSource())));
    const refused = all.filter((each) => each.status === 'rejected');
    expect(refused.map(({ reason }) => reason.code)).toEqual(Array.from({ length: 8 }, () => 'export.busy'));
  });
});
