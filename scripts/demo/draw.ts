/** 演示：双随机。先公告种子的摘要，截止后抽取，只公布证明的摘要；抽中的检查人员带照片登记结果，证明随即公开，离线核对，改动一处就不成立。 */
import { randomBytes } from 'node:crypto';
import { endExclusiveInstant, shanghaiDate } from '#domain/calendar/dates.ts';
import { sha256 } from '#shared/hash.ts';
import { answer } from '../explain.ts';
import { type Chosen, choose, clerk } from './enterprises.ts';
import { apply, prepare } from './matter-application.ts';
import { act, offered, read, untilStage } from './on-case.ts';
import type { Stage } from './stage.ts';
import { uploadDocument } from './upload.ts';

const matterId = 'hn-enterprise-residence';
const unitId = 'unit-hn-market';
const supervisor = 'market-supervisor';
const inspectors = ['market-verifier', 'market-both'] as const;

/** Returns the ids of the draw and its cases. */
export const demonstrateDraw = async (stage: Stage): Promise<readonly string[]> => {
  stage.scene('三家企业作出承诺，当场准予');
  const { now: grantedFrom } = await stage.done('读取业务时间', stage.as(clerk).get('/public/health'));
  const caseIds: string[] = [];
  for (const enterprise of await choose(stage, matterId, 3)) caseIds.push(await promise(stage, enterprise));
  const { drawId, seed } = await announce(stage, grantedFrom);
  await hold(stage, drawId, seed, caseIds);
  await inspect(stage, drawId);
  const proof = await check(stage, drawId);
  stage.expect(
    '抽中的一件在证明里只有代号',
    proof.selected.length === 1 && caseIds.every((caseId) => !JSON.stringify(proof).includes(caseId)),
  );
  return [drawId, ...caseIds];
};

const promise = async (stage: Stage, { subjectId, name }: Chosen): Promise<string> => {
  stage.say(name);
  const { body } = await prepare(stage, clerk, subjectId, matterId);
  const { caseId } = await stage.done('签署并申请', apply(stage, clerk, body));
  await untilStage(stage, clerk, caseId, 'fulfilled');
  return caseId;
};

const announce = async (stage: Stage, grantedFrom: string): Promise<{ drawId: string; seed: string }> => {
  stage.scene('公告随机抽查：单位、期间、件数、检查人员名单和种子的摘要；种子只有督办人知道');
  const seed = randomBytes(24).toString('hex');
  const { now } = await stage.done('读取业务时间', stage.as(supervisor).get('/public/health'));
  const { drawId, seedHash } = await stage.done(
    '陈督办公告，截止时刻为今日24时',
    stage.as(supervisor).post('/inspection-draws', {
      ...{ unitId, grantedFrom, cutOffAt: endExclusiveInstant(shanghaiDate(now)), size: { count: 1 } },
      inspectors: await Promise.all(inspectors.map((name) => stage.as(name).principalId())),
      inspectorsPerCase: 1,
      seedHash: sha256.hex(seed),
    }),
  );
  const shown = await stage.done('公众查看公告', stage.as(clerk).get(`/public/inspection-draws/${drawId}`));
  stage.expect('公告写明种子的摘要，还没有结果', shown.seedHash === seedHash && shown.proof === null);
  return { drawId, seed };
};

const hold = async (stage: Stage, drawId: string, seed: string, caseIds: readonly string[]): Promise<void> => {
  stage.scene('抽取：截止之前不行，换种子也不行');
  const draw = (given: string) => stage.as(supervisor).post(`/inspection-draws/${drawId}/hold`, { seed: given });
  const { cutOffAt } = await stage.refused('截止之前抽取', draw(seed), 409, 'drawTooEarly');
  await stage.moveClock(cutOffAt, '演示随机抽查的截止时刻');
  await stage.refused('换一个种子', draw(`${seed}0`), 422, 'drawSeedMismatch');
  await stage.done('陈督办提交种子，系统加入自己的随机数', draw(seed));
  const { pool } = await stage.done('陈督办查看抽查对象', stage.as(supervisor).get(`/inspection-draws/${drawId}`));
  for (const { caseId, level, weight } of pool) stage.say(`${caseId.slice(-8)}：${level}，${weight} 签`);
  stage.expect(
    '抽查对象正是期间内准予的三项',
    pool.length === caseIds.length && pool.every((one: { caseId: string }) => caseIds.includes(one.caseId)),
  );
  await stage.refused('再抽一次', draw(seed), 409, 'drawAlreadyHeld');
  const shown = await stage.done('公众查看结果', stage.as(clerk).get(`/public/inspection-draws/${drawId}`));
  stage.expect('检查结束之前只公布证明的摘要，谁被抽中还不能知道', shown.proof === null && shown.proofHash !== null);
};

/** The public proof, drawn again without the system; what was tampered with does not hold. */
const check = async (stage: Stage, drawId: string) => {
  stage.scene('任何人核对抽查的证明（npm run explain），不需要系统');
  const { proof, proofHash } = await stage.wait('等待证明公开', async () => {
    const { body } = await stage.as(clerk).get(`/public/inspection-draws/${drawId}`);
    return body.proof === null ? undefined : body;
  });
  const explained = (given: object) => answer(JSON.stringify({ kind: 'draw', proofHash, proof: given }));
  const holds = explained(proof);
  stage.say(`explain：${JSON.stringify(holds)}`);
  stage.expect('重新抽取，结果一致', holds['holds'] === true && holds['poolSize'] === proof.pool.length);
  const other = proof.pool.find((one: { case: string }) => one.case !== proof.selected[0].case);
  const tampered = explained({ ...proof, selected: [{ ...proof.selected[0], case: other.case }] });
  stage.say(`把抽中的事项换成另一件：${JSON.stringify(tampered)}`);
  stage.expect('改动过的证明不成立', tampered['holds'] === false);
  return proof;
};

const inspect = async (stage: Stage, drawId: string): Promise<void> => {
  stage.scene('抽中的检查人员现场检查，上传照片作为本单位的证据');
  const { selected } = await stage.done('陈督办查看结果', stage.as(supervisor).get(`/inspection-draws/${drawId}`));
  const [{ caseId, inspectors: drawn }] = selected;
  const ids = await Promise.all(inspectors.map((name) => stage.as(name).principalId()));
  const inspector = inspectors[ids.indexOf(drawn[0].id)];
  stage.expect(`检查人员是 ${drawn[0].name}`, inspector !== undefined);
  if (inspector === undefined) return;
  const item = await offered(stage, inspector, caseId, 'recordInspection');
  const photo = { caseId, fileName: '现场照片.pdf' };
  await stage.refused(
    '别的单位为该事项上传',
    stage.as('ecology-verifier').post('/documents', {
      ...photo,
      ...{ contentType: 'application/pdf', size: 1, sha256: '0'.repeat(64) },
    }),
    403,
    'wrongUnit',
  );
  const documentId = await uploadDocument(stage, inspector, photo);
  const result = { outcome: 'kept', finding: '住所与承诺一致，可以联系到企业。', documentIds: [documentId] };
  await stage.done('登记抽查结果', act(stage, inspector, caseId, 'record-inspection', { ...item, result }));
  const { inspections } = await stage.done('企业查看抽查结果', read(stage, clerk, caseId));
  stage.expect(
    '企业看到结果和照片',
    inspections.some((one: { drawId: string; evidence: readonly { documentId: string }[] }) =>
      one.evidence.some((evidence) => one.drawId === drawId && evidence.documentId === documentId),
    ),
  );
  await stage.done('企业打开照片', stage.as(clerk).get(`/documents/${documentId}`));
};
