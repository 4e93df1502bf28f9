/** Commitment cases driven as people drive them: a matter of the test's own, an application, then commands on the open work items. */
import { randomUUID } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { ApplyForMatter, CommitmentCommand } from '#domain/commitment/commands.ts';
import { commitmentCase } from '#domain/commitment/commitment-case.ts';
import type { CommitmentItemKind } from '#domain/commitment/stages.ts';
import type { CommitmentCaseState } from '#domain/commitment/state.ts';
import { systemActor } from '#domain/kernel/actor.ts';
import type { MatterContent } from '#domain/matter/content.ts';
import { commitmentMatter } from '#domain/matter/matter.ts';
import { matterTexts } from '#domain/matter/texts.ts';
import { type MatterFact, matterFactItem } from '#shared/departments/matter-facts.ts';
import { sha256 } from '#shared/hash.ts';
import { applyCommand, matterContent } from './commitment-world.ts';
import type { Engine } from './engine.ts';
import { EngineCase } from './engine-case.ts';
import type { Enterprise } from './engine-records.ts';

/** A matter nobody else applies for, published through the door. Returns its id. */
export const newMatter = async ({ wiring }: Engine, content: MatterContent): Promise<string> => {
  const matterId = `test-${randomUUID().slice(0, 12)}`;
  const command = { type: 'publishMatter' as const, matterId, replaces: 0, content };
  const result = await wiring.door({ kind: commitmentMatter, id: matterId, command, actor: systemActor('test') });
  if (!result.ok) throw new Error(`the matter was refused: ${JSON.stringify(result.problem)}`);
  return matterId;
};

/** What a department's system says about the enterprise from now on. */
export const knownFact = async ({ db, tables }: Engine, subjectId: string, fact: MatterFact): Promise<void> => {
  await db.send(new PutCommand({ TableName: tables.directory, Item: matterFactItem(subjectId, fact) }));
};

/** Applies for a new matter of this content; the letter is signed as it must be unless `more` says otherwise. */
export const apply = async (
  engine: Engine,
  enterprise: Enterprise,
  content = matterContent(),
  more: Partial<ApplyForMatter> = {},
): Promise<CommitmentOnEngine> => {
  const matterId = more.matter?.matterId ?? (await newMatter(engine, content));
  const { subjectId, name, uscc: code, kind } = enterprise;
  const { noticeHash, letterHash } = matterTexts(content, { name, code }, { matterId, version: 1 }, sha256.hex);
  const caseId = `commitment-${randomUUID()}`;
  const command = applyCommand(content, {
    caseId,
    subject: { subjectId, name, code, kind },
    matter: { matterId, version: 1, current: { version: 1, content } },
    signature: { noticeHash, letterHash, typedName: name },
    ...more,
  });
  const actor = { principalId: 'applicant', role: 'applicant' as const };
  const { door } = engine.wiring;
  const result = await door({ kind: commitmentCase, id: caseId, command, actor, represents: [subjectId] });
  if (!result.ok) throw new Error(`the application was refused: ${JSON.stringify(result.problem)}`);
  return new CommitmentOnEngine(engine, caseId);
};

export class CommitmentOnEngine extends EngineCase<CommitmentCaseState, CommitmentCommand, CommitmentItemKind> {
  constructor(engine: Engine, id: string) {
    super(engine, commitmentCase, id);
  }

  grant(): Promise<void> {
    return this.act('review', { type: 'grantMatter', decisionNumber: '验许〔2026〕1号', reason: '符合条件' });
  }

  async submitDeferred(materialId: string): Promise<void> {
    const evidence = [{ documentId: `document-${materialId}`, sha256: 'b'.repeat(64) }];
    const command = { type: 'submitDeferredMaterial' as const, documentIds: [`document-${materialId}`], evidence };
    await this.act('submitDeferredMaterial', command, { about: materialId });
  }

  verify(outcome: 'kept' | 'breached' = 'kept'): Promise<void> {
    const onSite = { inspectedOn: '2026-10-12', inspectors: ['inspector'], place: '经营场所' };
    const result =
      outcome === 'kept'
        ? { outcome, finding: '与承诺一致', documentIds: [] }
        : { outcome, breachKind: 'notKept' as const, finding: '未配备', unkept: '配备管理人员', documentIds: [] };
    return this.act('verifyCommitment', { type: 'recordVerification', result, onSite });
  }

  orderRectification(): Promise<void> {
    return this.act('decideBreach', { type: 'orderRectification', requirement: '限期配备' });
  }

  rectify(): Promise<void> {
    return this.act('submitRectification', { type: 'submitRectification', statement: '已配备', documentIds: [] });
  }

  revoke(decisionNumber = `验撤〔2026〕${this.id.slice(-8)}号`): Promise<void> {
    return this.act('decideBreach', {
      type: 'revokeDecision',
      decisionNumber,
      reason: '未履行承诺',
      severity: 'minor',
      performance: 'none',
      accountability: '撤销决定',
    });
  }

  reportBreach(): Promise<void> {
    const command = {
      type: 'reportBreach' as const,
      breachKind: 'notKept' as const,
      finding: '投诉查实',
      unkept: '配备管理人员',
      documentIds: [],
    };
    return this.must(command, { principalId: 'finder', role: 'verifier', unitId: 'unit-hn-market' });
  }
}
