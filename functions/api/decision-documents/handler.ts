/** Decisions as documents. A function of its own: nobody else has to load what makes a PDF. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCommitmentDecisionDocument, readDecisionDocument } from '#contracts/decision-documents.ts';
import { commitmentDecision } from '#domain/commitment/decision-document.ts';
import { commitmentDesk } from '#domain/commitment/desk.ts';
import { CommitmentEvent } from '#domain/commitment/events.ts';
import { storedCommitmentCase } from '#domain/commitment/stored.ts';
import { repairDecision } from '#domain/repair/decision-document.ts';
import { repairDesk } from '#domain/repair/desk.ts';
import { RepairEvent } from '#domain/repair/events.ts';
import { storedRepairCase } from '#domain/repair/stored.ts';
import { api } from '../../shared/http/api.ts';
import { apiDeps, httpDeps } from '../../shared/http/deps.ts';
import { decisionDocumentRoute } from './document.ts';
import { DecisionDocumentsEnv } from './env.ts';

const env = DecisionDocumentsEnv.parse(process.env);
const deps = apiDeps(env);

/** The build puts what `assets.json` names beside the function. Read once, by the first who asks for a document. */
let font: Promise<Buffer> | undefined;
const readFont = (): Promise<Buffer> => {
  font ??= readFile(join(import.meta.dirname, 'NotoSansSC_400Regular.ttf'));
  return font;
};

const repair = { kind: storedRepairCase, desk: repairDesk, event: RepairEvent, decisionOf: repairDecision };
const commitment = {
  ...{ kind: storedCommitmentCase, desk: commitmentDesk },
  ...{ event: CommitmentEvent, decisionOf: commitmentDecision },
};

export const handler = api(
  [
    decisionDocumentRoute(deps, readDecisionDocument, repair, readFont),
    decisionDocumentRoute(deps, readCommitmentDecisionDocument, commitment, readFont),
  ],
  httpDeps(env, deps, 'api-decision-documents'),
);
