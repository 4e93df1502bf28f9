/** Matters, applications for them and declared commitments as people meet them through the API. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { MatterDraft } from '#contracts/matters.ts';
import type { Api, Reply } from './api.ts';
import { clerk } from './api-cases.ts';
import { matterDraft } from './api-matters.ts';
import type { Enterprise } from './engine-records.ts';

const created = ({ status, body }: Reply): Reply['body'] => {
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body;
};

/** A matter nobody else applies for, published by the administrator. Returns its id. */
export const publishedMatter = async (api: Api, more: Partial<MatterDraft> = {}): Promise<string> => {
  const matterId = `test-${randomUUID().slice(0, 12)}`;
  created(await api.as('admin-hn').post(`/matters/${matterId}/publish`, { replaces: 0, content: matterDraft(more) }));
  return matterId;
};

/** A complete application for a matter of `matterDraft`, read, answered and signed by the enterprise's clerk. */
export const commitmentApplication = async (
  api: Api,
  { subjectId }: Enterprise,
  matterId: string,
  documentId: string,
): Promise<Record<string, unknown>> => {
  const { version, noticeHash, letterHash, signAs } = created(
    await api.as(clerk).post('/commitment-cases/preview', { subjectId, matterId }),
  );
  const { conditions, requiredMaterials } = matterDraft();
  return {
    ...{ subjectId, matterId, matterVersion: version, procedure: 'commitment' },
    answers: conditions.map(({ id }) => ({ conditionId: id, met: true })),
    materials: requiredMaterials.map(({ id }) => ({ materialId: id, documentId })),
    signature: { noticeHash, letterHash, typedName: signAs },
  };
};

/** The id of the case. */
export const applyFor = async (
  api: Api,
  enterprise: Enterprise,
  matterId: string,
  documentId: string,
): Promise<string> => {
  const application = await commitmentApplication(api, enterprise, matterId, documentId);
  return created(await api.as(clerk).post('/commitment-cases', application)).caseId;
};

/** The words of a voluntary commitment. */
export const declaration = ({ subjectId }: Pick<Enterprise, 'subjectId'>) => ({
  subjectId,
  type: 'voluntary',
  reason: '诚信经营',
  content: '不销售超过保质期的食品。',
  breachLiability: '退还货款。',
  expiresOn: '2027-12-31',
  receivingUnitId: 'unit-hn-market',
  disclosureScope: 'public',
});

/** The id of the commitment, declared and signed. */
export const declared = async (api: Api, enterprise: Enterprise): Promise<string> => {
  const words = declaration(enterprise);
  const user = api.as(clerk);
  const { textVersion, textHash, signAs } = created(await user.post('/commitments/preview', words));
  const signature = { textVersion, textHash, typedName: signAs };
  return created(await user.post('/commitments', { ...words, signature })).commitmentId;
};
