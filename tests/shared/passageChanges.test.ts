import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { changesBetween } from '../../shared/passage/changes.ts';
import { type Coverage, readCoverage } from '../../shared/passage/covered.ts';
import { bodyOf } from '../../shared/text/body.ts';
import { documentOf } from '../support/openArticle.ts';

const TEXTS = ['The mayor said that the bridge will open.', 'Nobody knows why.'];

const edit = fc.record({
  kind: fc.constantFrom('insert' as const, 'delete' as const, 'format' as const),
  person: fc.nat(1),
  at: fc.nat(100),
  length: fc.integer({ min: 1, max: 12 }),
});

function copyOf(doc: Y.Doc, clientID: number): Y.Doc {
  const copy = new Y.Doc();
  copy.clientID = clientID;
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

function idsOf(coverage: Coverage): string[] {
  return coverage.pieces.flatMap(({ client, clock, length }) =>
    Array.from({ length }, (_, offset) => `${client}:${clock + offset}`),
  );
}

/** The later text as the earlier one and the changes tell it. */
function retold(before: Coverage, now: Coverage): string {
  let told = '';
  let at = 0;
  for (const { start, end, was } of changesBetween(before, now)) {
    told += before.text.slice(at, was.start) + now.text.slice(start, end);
    at = was.end;
  }
  return told + before.text.slice(at);
}

it('[R-PASS-17] changes tell exactly what is new and what has gone, wherever two people wrote at once', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      const doc = documentOf(TEXTS);
      const people = [copyOf(doc, 200), copyOf(doc, 100)];
      const before = readCoverage(bodyOf(doc));
      for (const { kind, person, at, length } of edits) {
        const text = people[person] && bodyOf(people[person]);
        const index = Math.min(at, (text?.length ?? 0) - 1);
        if (kind === 'insert') text?.insert(index, 'abcdefghijkl'.slice(0, length), {});
        if (kind === 'delete') text?.delete(index, Math.min(length, text.length - index - 1));
        if (kind === 'format') text?.format(index, length, { 'a:x': true });
      }
      for (const person of people) Y.applyUpdate(doc, Y.encodeStateAsUpdate(person));
      const now = readCoverage(bodyOf(doc));
      expect(retold(before, now)).toBe(now.text);
      const old = new Set(idsOf(before));
      const ids = idsOf(now);
      const fresh = changesBetween(before, now).flatMap(({ start, end }) => ids.slice(start, end));
      expect(fresh).toEqual(ids.filter((id) => !old.has(id)));
    }),
  );
});

it('changes far apart are told apart', () => {
  const doc = documentOf(TEXTS);
  const text = bodyOf(doc);
  const before = readCoverage(text);
  text.insert(50, 'XY');
  text.delete(4, 6);
  expect(changesBetween(before, readCoverage(text))).toEqual([
    { start: 4, end: 4, was: { start: 4, end: 10 } },
    { start: 44, end: 46, was: { start: 50, end: 50 } },
  ]);
});
