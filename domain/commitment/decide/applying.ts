/** 申请: the present version of the matter, every condition answered, the exact notice and letter signed with authority. */
import type { Context } from '../../kernel/aggregate.ts';
import type { Refusal } from '../../kernel/problems.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { MatterContent } from '../../matter/content.ts';
import { matterTexts } from '../../matter/texts.ts';
import type { ApplyForMatter } from '../commands.ts';
import { decisionLimit, versionsNow } from '../rules.ts';
import { commitmentEntries } from '../stages.ts';
import type { CommitmentCaseState, SignedLetter } from '../state.ts';
import { type Decided, events, noEvents } from './common.ts';

/** Applying twice under the same id is answered with the case that exists. */
export const applyForMatter = (state: CommitmentCaseState, command: ApplyForMatter, context: Context): Decided => {
  if (state.caseId !== '') return noEvents;
  const { subject, matter } = command;
  if (!context.represents.includes(subject.subjectId)) return refuse({ code: 'notRepresenting' });
  if (matter.current === null) return refuse({ code: 'matterWithdrawn' });
  if (matter.version !== matter.current.version)
    return refuse({ code: 'matterVersionChanged', params: { current: matter.current.version } });
  const { content } = matter.current;
  const incomplete = answersProblem(content, command) ?? materialsProblem(content, command);
  if (incomplete !== null) return refuse(incomplete);
  const letter = signedLetter(content, command, context);
  if (!letter.ok) return letter;
  const limit = decisionLimit(context);
  return events({
    type: 'CommitmentCaseOpened',
    data: {
      caseId: command.caseId,
      subjectId: subject.subjectId,
      subjectKind: subject.kind,
      unitId: content.unitId,
      regionId: content.regionId,
      procedure: command.procedure,
      matterId: matter.matterId,
      matterVersion: matter.version,
      matter: content,
      ...textsKept(content, command),
      ...versionsNow(content.regionId, context),
      answers: [...command.answers],
      materials: [...command.materials],
      commitment: letter.value,
      limits: limit === undefined ? {} : { decision: limit },
      stage: commitmentEntries.applyForMatter.to,
    },
  });
};

/** A promise answers every condition, and meets those that are mandatory. */
const answersProblem = (content: MatterContent, { procedure, answers }: ApplyForMatter): Refusal | null => {
  if (procedure === 'ordinary') return null;
  const given = new Map(answers.map(({ conditionId, met }) => [conditionId, met]));
  const known = new Set(content.conditions.map(({ id }) => id));
  const missing = content.conditions.filter(({ id }) => !given.has(id));
  if (missing.length > 0 || given.size !== answers.length || answers.some(({ conditionId }) => !known.has(conditionId)))
    return { code: 'conditionAnswerMissing', params: { conditions: missing.map(({ text }) => text).join('；') } };
  const unmet = content.conditions.filter(({ id, mandatory }) => mandatory && given.get(id) !== true);
  return unmet.length === 0
    ? null
    : { code: 'conditionNotMet', params: { conditions: unmet.map(({ text }) => text).join('；') } };
};

/** What the promise replaces need not be brought; what may follow later is named; everything else is there. */
const materialsProblem = (
  content: MatterContent,
  { procedure, materials, deferredMaterialIds }: ApplyForMatter,
): Refusal | null => {
  const deferrable = content.deferredMaterials.map(({ id }) => id);
  const promising = procedure === 'commitment';
  const beyond = deferredMaterialIds.filter((id) => !promising || !deferrable.includes(id));
  if (beyond.length > 0) return { code: 'deferralNotAllowed', params: { materials: beyond.join('、') } };
  const wanted = [
    ...content.requiredMaterials,
    ...content.deferredMaterials.filter(({ id }) => !deferredMaterialIds.includes(id)),
    ...(promising ? [] : content.substitutedMaterials),
  ];
  const every = [...content.requiredMaterials, ...content.deferredMaterials, ...content.substitutedMaterials];
  if (materials.some(({ materialId }) => !every.some(({ id }) => id === materialId)))
    return { code: 'materialUnknown' };
  const missing = wanted.filter(({ id }) => !materials.some(({ materialId }) => materialId === id));
  return missing.length === 0
    ? null
    : { code: 'materialMissing', params: { materials: missing.map(({ name }) => name).join('、') } };
};

/** The letter as it was signed; null in the ordinary procedure, where nothing is promised. */
const signedLetter = (
  content: MatterContent,
  command: ApplyForMatter,
  context: Context,
): Result<SignedLetter | null, Refusal> => {
  if (command.procedure === 'ordinary') return ok(null);
  const { signature, subject, matter, authority } = command;
  if (signature === null) return refuse({ code: 'commitmentMissing' });
  const { noticeHash, letterHash } = matterTexts(content, subject, matter, context.digest);
  if (signature.noticeHash !== noticeHash || signature.letterHash !== letterHash)
    return refuse({ code: 'commitmentTextChanged' });
  if (authority === null) return refuse({ code: 'authorityMissing', params: { scope: 'commitment' } });
  if (!content.representativeAllowed && authority.scope !== 'legalRepresentative')
    return refuse({ code: 'representativeNotAllowed' });
  const verified = verifiedSignature(command, context);
  if (!verified.ok) return verified;
  return ok({
    commitmentId: context.newId(),
    noticeHash,
    letterHash,
    signature: verified.value,
    signedBy: context.actor.principalId,
    signedAt: context.now,
    authority,
  });
};

/** By typing the subject's full name, or by a seal that its service has verified. */
const verifiedSignature = (
  { signature, subject }: ApplyForMatter,
  context: Context,
): Result<SignedLetter['signature'], Refusal> => {
  if (signature?.seal !== undefined)
    return signature.seal === null ? refuse({ code: 'signatureNotVerified' }) : ok(signature.seal);
  if (signature?.typedName?.trim() !== subject.name)
    return refuse({ code: 'signatureMismatch', params: { expected: subject.name } });
  return ok({
    method: 'typedName',
    signerDigest: context.digest(`${subject.subjectId}\u001f${subject.name}`),
    certificateId: null,
    signatureDigest: null,
  });
};

/** In a history no natural person is named: the texts keep their places for name and code open. */
const textsKept = (content: MatterContent, { subject, matter, procedure }: ApplyForMatter) => {
  const shown =
    subject.kind === 'naturalPerson' ? { ...subject, name: '{subjectName}', code: '{subjectCode}' } : subject;
  const { notice, letter } = matterTexts(content, shown, matter, () => '');
  return { noticeText: notice, letterText: procedure === 'ordinary' ? null : letter };
};
