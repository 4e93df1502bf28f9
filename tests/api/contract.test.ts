/**
 * The API keeps to its contracts whatever is sent. That every answer does is checked by the client all these tests use; here it is fed
 * with what nobody would send.
 */
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AnyContract } from '#contracts/contract.ts';
import { allContracts } from '#contracts/index.ts';
import { openApiText } from '../../scripts/openapi.ts';
import { connectApi } from '../support/api.ts';
import { clerk, enterpriseNumber, fileCase, freshRecord, offered, upload } from '../support/api-cases.ts';
import { bodiesFor } from '../support/api-fuzz.ts';
import { connect } from '../support/engine.ts';

const engine = connect();
const api = connectApi(engine);

test('docs/openapi.json says what the contracts say', () => {
  expect(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8')).toBe(openApiText());
});

test('every operation has one address of its own', () => {
  const addresses = allContracts.map((contract) => `${contract.method} ${contract.path.replaceAll(/\{\w+\}/g, '{}')}`);
  expect(new Set(addresses).size).toBe(addresses.length);
});

/** Ids of things that exist, so that a body that happens to be right has something to act on. */
let real: Record<string, string>;
beforeAll(async () => {
  const enterprise = await enterpriseNumber(api, 13);
  const recordId = await freshRecord(api, enterprise);
  const caseId = await fileCase(api, enterprise, { recordIds: [recordId] });
  const { itemId } = await offered(api.as('market-acceptor'), caseId, 'accept');
  const documentId = await upload(api.as(clerk), enterprise.subjectId);
  const unknown = { deliveryId: 'delivery-unknown', matterId: 'matter-unknown' };
  real = { subjectId: enterprise.subjectId, recordId, caseId, itemId, documentId, ...unknown };
});

/** Somebody who may give the command, so that the body is looked at. */
const mayDo: Readonly<Record<string, string>> = {
  previewLetter: clerk,
  fileApplication: clerk,
  requestUpload: clerk,
  completeUpload: clerk,
  submitSupplement: clerk,
  submitStep: clerk,
  withdraw: clerk,
  verify: 'market-verifier',
  planStep: 'market-verifier',
  confirmStep: 'market-verifier',
  returnStep: 'market-verifier',
  closeSteps: 'market-verifier',
  reportFalseMaterial: 'market-verifier',
  reportRepair: 'market-approver',
  extend: 'market-approver',
  answerQuestion: 'market-approver',
  decide: 'market-approver',
  revoke: 'market-approver',
  dismissFalseMaterial: 'market-approver',
  confirmCommitmentKept: 'market-verifier',
  reportCommitmentBreach: 'market-verifier',
  followUpReceipt: 'market-supervisor',
  assignWorkItem: 'market-supervisor',
  urgeWorkItem: 'market-supervisor',
  previewDeclaration: clerk,
  declareCommitment: clerk,
  withdrawDeclaration: clerk,
  recordPerformance: 'market-verifier',
  announceInspectionDraw: 'market-supervisor',
  holdInspectionDraw: 'market-supervisor',
  replayDelivery: 'admin-hn',
  redriveCase: 'admin-hn',
  redriveDeadLetters: 'admin-hn',
  moveClock: 'admin-hn',
  loadCalendarYear: 'admin-hn',
  previewRuleChange: 'admin-hn',
  publishMatter: 'admin-hn',
  withdrawMatter: 'admin-hn',
  changeOffice: 'admin-hn',
  suspendUser: 'admin-hn',
  restoreUser: 'admin-hn',
};
const actorFor = ({ operationId }: AnyContract): string => mayDo[operationId] ?? 'market-acceptor';

const pathTo = ({ path }: AnyContract): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => real[name] ?? 'creditChina');

// The one that ends the case comes last.
const posts = allContracts
  .filter((contract) => contract.method === 'POST')
  .toSorted((a, b) => Number(a.operationId === 'withdraw') - Number(b.operationId === 'withdraw'));

describe('no body, however strange, is answered by anything but an answer or a problem', () => {
  test.each(posts.map((contract) => [contract.operationId, contract] as const))('%s', async (_, contract) => {
    const user = api.as(actorFor(contract));
    const body = bodiesFor(contract.body, Object.values(real));
    await fc.assert(
      fc.asyncProperty(body, async (sent) => {
        // The client throws at whatever is neither: a stack trace, a field too many, a problem no contract names.
        const reply = await user.post(pathTo(contract), sent ?? null);
        expect(reply.status).toBeLessThan(500);
      }),
      { numRuns: 10, endOnFailure: true },
    );
  });
});

describe('no address, however strange, either', () => {
  const word = fc.constantFrom(
    '',
    '.',
    '%00',
    '%E0%A4%A',
    '%2e%2e',
    'x'.repeat(300),
    '%F0%9F%99%82',
    '__proto__',
    'SNAPSHOT',
    ';',
    '*',
  );
  test.each([
    '/repair-cases',
    '/commitments',
    '/work-items',
    '/units',
    '/operations',
    '/subjects',
    '/documents',
    '/applications',
    '/public',
    '/deliveries',
    '/inspection-draws',
    '/matters',
    '/administration',
    '/cases',
    '/chains',
    '/platform-receipts',
  ])('below %s', async (prefix) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(word, { maxLength: 3 }),
        fc.constantFrom('GET', 'POST', 'PUT'),
        async (words, method) => {
          const response = await fetch(`${engine.info.apiUrl}${[prefix, ...words].join('/')}`, {
            method,
            headers: { authorization: `Bearer ${await api.as('market-verifier').token()}` },
          });
          expect(response.status).toBeLessThan(500);
        },
      ),
      { numRuns: 10, endOnFailure: true },
    );
  });
});
