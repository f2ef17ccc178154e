/** The tags of a desk: read by everyone on it, set as a whole by whoever manages it. */

import { tagSet } from '../../../shared/review/tagSchema.ts';
import { DEFAULT_TAGS, type TagFault, tagFault } from '../../../shared/review/tags.ts';
import type { HttpDeps } from './deps.ts';
import { deskFor, managedDesk } from './deskRights.ts';
import type { Endpoints } from './endpoint.ts';
import { Problem } from './problem.ts';

const WORDS: Record<TagFault, string> = {
  'tags.keyTwice': 'Two tags have the same key.',
  'tags.letterTwice': 'Two tags have the same letter.',
  'tags.signaturesFewer': 'A tag needs fewer signatures in the headline than elsewhere.',
  'tags.allHidden': 'Every tag is put away; at least one is needed.',
};

export function deskTagRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  endpoints.signedIn(
    {
      method: 'get',
      path: '/desks/:slug/tags',
      summary: 'The desk’s tags in their order',
      answer: tagSet,
      guests: true,
    },
    async ({ visitor, param }) => {
      const { desk } = await deskFor(deps, visitor, param('slug'));
      return (await deps.storage.desks.tagsOf(desk.id)) ?? DEFAULT_TAGS;
    },
  );
  endpoints.signedIn(
    {
      method: 'put',
      path: '/desks/:slug/tags',
      summary: 'Set the desk’s tags, all of them at once',
      body: tagSet,
      answer: tagSet,
    },
    async ({ visitor, param, body }) => {
      const { desk } = await managedDesk(deps, visitor, param('slug'));
      const fault = tagFault(body);
      if (fault) throw new Problem(422, fault, WORDS[fault]);
      await deps.storage.desks.setTags(desk.id, body);
      const details = { setting: 'tags', tags: body.tags.length };
      await deps.audit.record('settings.changed', visitor.person, { kind: 'desk', id: desk.id }, details);
      return body;
    },
  );
}
