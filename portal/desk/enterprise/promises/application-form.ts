/** An application for a matter as it is filled in, what it lacks, and what is sent. */
import type { AnswerOf, BodyOf } from '../../../api/operations.ts';
import { isSigned, type Signature } from '../signature.ts';

export type Matter = AnswerOf<'readMatter'>;
export type Preview = AnswerOf<'previewCommitment'>;

export interface Filled {
  readonly procedure: 'commitment' | 'ordinary';
  /** By condition; absent: not answered yet. */
  readonly answers: Readonly<Record<string, boolean>>;
  /** By material. */
  readonly documents: Readonly<Record<string, readonly string[]>>;
  readonly deferred: readonly string[];
}

export interface WantedMaterial {
  readonly id: string;
  readonly name: string;
  readonly mayFollow: boolean;
}

/** On one's word some documents are not needed and some may follow; in the ordinary procedure all are brought. */
export const materialsOf = ({ content }: Matter, procedure: Filled['procedure']): WantedMaterial[] => {
  const promised = procedure === 'commitment';
  const wanted = (mayFollow: boolean) => (material: { readonly id: string; readonly name: string }) => ({
    id: material.id,
    name: material.name,
    mayFollow,
  });
  return [
    ...content.requiredMaterials.map(wanted(false)),
    ...(promised ? [] : content.substitutedMaterials.map(wanted(false))),
    ...content.deferredMaterials.map(wanted(promised)),
  ];
};

export const faultsOf = (
  matter: Matter,
  { signAs }: Pick<Preview, 'signAs'>,
  filled: Filled,
  signature: Signature,
): string[] => {
  const { procedure, answers, documents, deferred } = filled;
  const promised = procedure === 'commitment';
  const open = matter.content.conditions.filter(({ id }) => answers[id] === undefined);
  const unmet = matter.content.conditions.filter(({ id, mandatory }) => mandatory && answers[id] === false);
  const missing = materialsOf(matter, procedure).filter(
    ({ id, mayFollow }) => (documents[id] ?? []).length === 0 && !(mayFollow && deferred.includes(id)),
  );
  return [
    ...(promised && open.length > 0 ? [`还有${open.length}项条件没有确认。`] : []),
    ...(promised ? unmet.map(({ text }) => `不具备必备条件“${text}”，请具备后再承诺，或者选择一般程序。`) : []),
    ...missing.map(({ name, mayFollow }) => (mayFollow ? `请上传${name}，或者选择稍后补交。` : `请上传${name}。`)),
    ...(promised && !isSigned(signature, signAs) ? ['请阅读告知书和承诺书全文，并输入主体全称签名。'] : []),
  ];
};

export const bodyOf = (
  subjectId: string,
  preview: Preview,
  filled: Filled,
  signature: Signature,
): BodyOf<'applyForMatter'> => {
  const { procedure, answers, documents, deferred } = filled;
  const { matterId, version: matterVersion, noticeHash, letterHash } = preview;
  const materials = Object.entries(documents).flatMap(([materialId, ids]) =>
    ids.map((documentId) => ({ materialId, documentId })),
  );
  const common = { subjectId, matterId, matterVersion, procedure, materials };
  if (procedure === 'ordinary') return common;
  return {
    ...common,
    answers: Object.entries(answers).map(([conditionId, met]) => ({ conditionId, met })),
    deferredMaterialIds: deferred.filter((id) => (documents[id] ?? []).length === 0),
    signature: { noticeHash, letterHash, typedName: signature.typedName.trim() },
  };
};
