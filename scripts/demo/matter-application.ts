/** An application for a matter as a clerk makes it: read the matter, see the letter, answer, hand in documents, sign. */
import type { MatterDraft } from '#contracts/matters.ts';
import type { Stage } from './stage.ts';
import { uploadDocument } from './upload.ts';

export interface Applying {
  readonly subjectId: string;
  readonly matterId: string;
  readonly content: MatterDraft;
  /** What the API takes; a step may change a part of it to show a refusal. */
  readonly body: {
    readonly answers: readonly { readonly conditionId: string; readonly met: boolean }[];
    readonly signature: { readonly noticeHash: string; readonly letterHash: string; readonly typedName: string };
    readonly [field: string]: unknown;
  };
}

export const preview = (stage: Stage, username: string, subjectId: string, matterId: string) =>
  stage.as(username).post('/commitment-cases/preview', { subjectId, matterId });

/** Everything for a commitment, with the required materials uploaded and the deferrable ones left for later. */
export const prepare = async (
  stage: Stage,
  username: string,
  subjectId: string,
  matterId: string,
): Promise<Applying> => {
  const { content } = await stage.done('阅读事项和告知书', stage.as(username).get(`/public/matters/${matterId}`));
  const shown = await stage.done('查看承诺书和是否适用', preview(stage, username, subjectId, matterId));
  const materials: { materialId: string; documentId: string }[] = [];
  for (const { id, name } of (content as MatterDraft).requiredMaterials) {
    const documentId = await uploadDocument(stage, username, { subjectId, kind: 'other', fileName: `${name}.pdf` });
    materials.push({ materialId: id, documentId });
  }
  const { noticeHash, letterHash, signAs, version } = shown;
  return {
    subjectId,
    matterId,
    content,
    body: {
      ...{ subjectId, matterId, matterVersion: version, procedure: 'commitment', materials },
      answers: (content as MatterDraft).conditions.map(({ id }) => ({ conditionId: id, met: true })),
      deferredMaterialIds: (content as MatterDraft).deferredMaterials.map(({ id }) => id),
      signature: { noticeHash, letterHash, typedName: signAs },
    },
  };
};

export const apply = (stage: Stage, username: string, body: Applying['body']) =>
  stage.as(username).post('/commitment-cases', body);
