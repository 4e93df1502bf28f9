import { readCommitmentCase } from '#contracts/commitment-cases.ts';
import { CommitmentEvent } from '#domain/commitment/events.ts';
import { EventBody } from '#domain/kernel/event.ts';
import { ok } from '#domain/kernel/result.ts';
import { aboutCase } from '../../shared/cases/about-case.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';
import { reading } from './reading.ts';
import { caseView, type Texts } from './view.ts';

export const readCommitmentCaseRoute = (deps: ApiDeps) =>
  route(readCommitmentCase, {
    about: ({ params }) => aboutCase(deps.reader, reading, params.caseId),
    handle: async ({ params, person, roles }, stored) => {
      const [context, texts] = await Promise.all([deps.look(), textsOf(deps, params.caseId)]);
      return ok(await caseView(stored, texts, person, roles, context));
    },
  });

/** The notice and letter exactly as shown stand in the case's first event, and nowhere else. */
const textsOf = async (deps: ApiDeps, caseId: string): Promise<Texts> => {
  const [first] = await deps.reader.events(reading.kind, caseId);
  const { type, data } = EventBody.parse(JSON.parse(first?.body ?? '{}'));
  const opened = CommitmentEvent.parse({ type, data });
  if (opened.type !== 'CommitmentCaseOpened') throw new Error(`case ${caseId} does not begin with its opening`);
  const { noticeText, letterText } = opened.data;
  return { noticeText, letterText };
};
