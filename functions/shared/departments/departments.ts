/**
 * The department-data port: what departments know about an applicant's claims. The sample adapter reads a table of facts; a city
 * replaces it by its data-sharing platform without touching the domain.
 */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DepartmentFact } from '#domain/ingest/department-facts.ts';
import * as z from '#domain/kernel/schema.ts';
import { type Fact, findingsFrom } from '#domain/repair/findings.ts';
import type { CaseRecord, Finding } from '#domain/repair/state.ts';
import { queryAll } from '../query-all.ts';

export interface Departments {
  /** One finding per record: does department data confirm, contradict or not know its correction? */
  readonly check: (subjectId: string, records: readonly CaseRecord[]) => Promise<Finding[]>;
}

const FactRow = z.object({ fact: DepartmentFact });

/** The table row of a fact; loaded again it is the same row. */
export const factItem = (subjectId: string, fact: DepartmentFact) => ({
  pk: `FACT#${subjectId}`,
  sk: `${fact.unitCode}#${fact.decisionNumber}#${fact.kind}`,
  schemaVersion: 1,
  fact,
});

export const tableOfFacts = (db: DynamoDBDocumentClient, table: string): Departments => ({
  check: async (subjectId, records) => findingsFrom(records, await factsOf(db, table, subjectId)),
});

const factsOf = async (db: DynamoDBDocumentClient, table: string, subjectId: string): Promise<Fact[]> => {
  const items = await queryAll(db, {
    TableName: table,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': `FACT#${subjectId}` },
  });
  return items.map((item) => FactRow.parse(item).fact);
};
