/** Which documents may be named: by the applicant's side the subject's own, by an officer their unit's for this case and the case's. */
import { expect, test } from 'vitest';
import { type Document, evidenceFor, ownOf } from './documents.ts';

const document = (more: Partial<Document>): Document => ({
  schemaVersion: 1,
  documentId: 'doc-1',
  subjectId: 'subject-1',
  kind: 'other',
  fileName: '照片.jpg',
  contentType: 'image/jpeg',
  size: 3,
  sha256: 'ab'.repeat(32),
  status: 'uploaded',
  createdBy: 'somebody',
  createdAt: '2026-10-12T01:30:00.000Z',
  uploadedAt: '2026-10-12T01:31:00.000Z',
  requestHash: 'x',
  ...more,
});
const ofUnit = { caseId: 'case-1', unitId: 'unit-hn-market' };

test.each([
  ['the subject’s own', document({}), true, false],
  ['another subject’s', document({ subjectId: 'subject-2' }), false, false],
  ['handed in in the case', document({ documentId: 'in-case' }), true, true],
  ['the unit’s for this case', document({ ofUnit }), false, true],
  ['the unit’s for another case', document({ ofUnit: { ...ofUnit, caseId: 'case-2' } }), false, false],
  ['another unit’s for this case', document({ ofUnit: { ...ofUnit, unitId: 'unit-hn-tax' } }), false, false],
  ['another unit’s that is in the case', document({ documentId: 'in-case', ofUnit }), false, true],
])('%s', (_, given, byApplicant, byOfficer) => {
  expect(ownOf('subject-1')(given)).toBe(byApplicant);
  expect(evidenceFor('case-1', 'unit-hn-market', ['in-case'])(given)).toBe(byOfficer);
});
