/** A document that may follow comes after its term, over real HTTP. On a copy of the system, since the business clock goes forward. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, connectApi } from '../support/api.ts';
import { act, clerk, enterpriseNumber, offered, untilStage, upload } from '../support/api-cases.ts';
import { commitmentApplication, publishedMatter } from '../support/api-commitments.ts';
import { withDeferredHealth } from '../support/api-matters.ts';
import { leavesNothing } from '../support/api-traces.ts';
import { type Engine, runSchedule } from '../support/engine.ts';
import { moveClockTo } from '../support/engine-clock.ts';
import { startCopy, stopCopy } from '../support/engine-copy.ts';

let engine: Engine;
let api: Api;
beforeAll(async () => {
  engine = await startCopy();
  api = connectApi(engine);
});
afterAll(stopCopy);

test('it is refused and leaves nothing, until the officer who looks at it gives more time', async () => {
  const [applicant, approver, verifier] = [api.as(clerk), api.as('market-approver'), api.as('market-verifier')];
  const enterprise = await enterpriseNumber(api, 5);
  const documentId = await upload(applicant, enterprise.subjectId);
  const matterId = await publishedMatter(api, withDeferredHealth);
  const application = await commitmentApplication(api, enterprise, matterId, documentId);
  const { caseId } = (await applicant.post('/commitment-cases', { ...application, deferredMaterialIds: ['health'] }))
    .body;
  await act(approver, caseId, 'grantMatter', { decisionNumber: '验许〔2026〕9号', reason: '符合条件。' });
  const item = await offered(applicant, caseId, 'submitDeferredMaterial');
  const { dueAt } = (await applicant.get(`/work-items/${caseId}/${item.itemId}`)).body;

  await moveClockTo(engine, dueAt);
  await runSchedule(engine, 'eventsDueSweep');
  const late = await offered(verifier, caseId, 'extendDeferredTerm');
  expect((await verifier.get(`/work-items/${caseId}/${late.itemId}`)).body).toMatchObject({
    limit: { status: 'assumed', parameter: 'profile/huainan/commitmentStepTarget' },
  });
  const path = `/commitment-cases/${caseId}/submit-deferred-material`;
  const present = (await applicant.get(`/work-items/${caseId}/${item.itemId}`)).body;
  const submission = { itemId: item.itemId, itemVersion: present.version, documentIds: [documentId] };
  await leavesNothing(engine, enterprise.subjectId, async () => {
    expect(await applicant.post(path, submission)).toMatchObject({ status: 409, body: { code: 'deferredTermEnded' } });
  });

  await act(verifier, caseId, 'extendDeferredTerm', { workingDays: 3, reason: '检测机构排期。' });
  await act(applicant, caseId, 'submitDeferredMaterial', { documentIds: [documentId] });
  await untilStage(approver, caseId, 'verifying');
});
