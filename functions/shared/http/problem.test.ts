/** Every refusal as a person reads it: whole Chinese sentences, no identifier of ours, no half-width mark between Chinese characters. */
import { expect, test } from 'vitest';
import { DeliveryEffect } from '#domain/delivery/effects.ts';
import { roles } from '#domain/kernel/actor.ts';
import { allProblems } from '#domain/kernel/all-problems.ts';
import type { ProblemCode, Refusal } from '#domain/kernel/problems.ts';
import { answerLabels, unmetTitles } from '#domain/repair/labels.ts';
import { problemAnswer as answerOf } from './problem.ts';

const codes = Object.keys(allProblems) as ProblemCode[];

/** What the refusals carry, as the code gives it: every identifier that can occur. */
const params: Partial<Record<ProblemCode, Readonly<Record<string, unknown>>>> = {
  actionNotAvailable: { stage: '核查中' },
  staleVersion: { current: 3 },
  tooBusy: { retryAfterSeconds: 2 },
  signatureMismatch: { expected: '淮南某某建材有限公司' },
  wrongUnit: { unitId: 'unit-hn-market' },
  wrongRole: { role: [...roles] },
  authorityMissing: { scope: 'repair' },
  assigneeNotAllowed: { role: 'verifier' },
  questionOpen: { questions: '该主体能否继续办理' },
  parameterValueInvalid: { expected: '整数' },
  answerNotAllowed: { allowed: Object.keys(answerLabels) },
  supplementIncomplete: { missing: '缴款凭证、整改证明' },
  conditionsNotMet: { unmet: Object.keys(unmetTitles), records: [{ recordId: 'record-1', unmet: ['notCorrected'] }] },
  receiptNotOwed: { effects: DeliveryEffect.options },
  receiptNotSent: { sent: 4 },
  receiptVersionTooLow: { version: 4 },
  methodNotAllowed: { allow: ['GET', 'POST'] },
  bodyTooLarge: { maxBytes: 262144 },
  internalError: { requestId: '7f3' },
  documentTooLarge: { maxBytes: 20971520 },
  documentTypeMismatch: { contentType: 'image/jpeg' },
  drawSeedTooShort: { minLength: 32 },
  drawPoolTooLarge: { max: 10_000 },
  drawInspectorsTooFew: { count: 2 },
  matterVersionChanged: { current: 3 },
  matterInconsistent: { problems: '条件编号重复' },
  matterVersionUnknown: { last: 2 },
  matterUnitUnknown: { unitId: 'unit-hn-market' },
  conditionAnswerMissing: { conditions: '经营场所符合要求' },
  conditionNotMet: { conditions: '经营场所符合要求' },
  materialMissing: { materials: '申请书' },
  deferralNotAllowed: { materials: '申请书' },
  breachStepNotAllowed: { basis: '北京市优化营商环境条例第33条' },
  commitmentTermInvalid: { committedOn: '2026-10-12' },
  performanceSuperseded: { determinedOn: '2026-11-02' },
  usccInvalid: { problem: '校验码不符' },
};

/** What a caller has to write exactly so, and names of formats. */
const literal = [
  'Content-Type: application/json',
  'Idempotency-Key',
  'Authorization',
  'Bearer',
  'openapi.json',
  'amendedBy',
  'deliveryId',
  'receipts',
  'caseId',
  'errors',
  'next',
  'JSON',
  'JPEG',
  'UUID',
  'POST',
];

const problemAnswer = (refusal: Refusal, instance: string, names = {}) =>
  answerOf({ refusal, problem: allProblems[refusal.code] }, instance, names);

const halfWidth = /[一-鿿“”《》（），；：][,;:()?!]|[,;:()?!][一-鿿“”《》（），；：]/;

test.each(codes)('%s reads as Chinese', (code) => {
  const refusal = { code, params: params[code] ?? {} };
  const said = JSON.parse(problemAnswer(refusal, '/', { 'unit-hn-market': '淮南市市场监督管理局' }).body);
  const sentences = `${said.title}。${said.detail}`;
  expect(sentences).toMatch(/。$/);
  expect(sentences).not.toMatch(/[{}—]/);
  const rest = literal.reduce((text, word) => text.replaceAll(word, ''), sentences);
  expect(rest).not.toMatch(/[A-Za-z]{4,}/);
  expect(sentences).not.toMatch(halfWidth);
});

test('programs get the identifiers, people the words', () => {
  const { body } = problemAnswer(
    { code: 'conditionsNotMet', params: { unmet: ['notCorrected', 'stepOutstanding'] } },
    '/',
  );
  expect(JSON.parse(body)).toMatchObject({
    unmet: ['notCorrected', 'stepOutstanding'],
    detail: '请先核对未满足条件：已纠正失信行为并履行全部义务、修复事项已全部完成；不满足的不得准予。',
  });
});

test('a method that does not fit names the others, in the header as HTTP wants it', () => {
  const { headers, body } = problemAnswer({ code: 'methodNotAllowed', params: { allow: ['GET', 'POST'] } }, '/');
  expect(headers['allow']).toBe('GET, POST');
  expect(JSON.parse(body).detail).toBe('请改用：GET、POST。');
});
