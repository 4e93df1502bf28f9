/**
 * Shared data about what a promise says: does a department's system confirm, contradict or not know a fact? The sample adapter reads a
 * table; a city replaces it by its data-sharing platform without touching the domain.
 */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { MatterFinding } from '#domain/commitment/state.ts';
import * as z from '#domain/kernel/schema.ts';
import { queryAll } from '../query-all.ts';

export interface MatterFacts {
  /** One finding per kind of fact, in the order asked. */
  readonly check: (subjectId: string, factKinds: readonly string[]) => Promise<MatterFinding[]>;
}

/** What one unit's system says about a subject. `holds: false`: it says that it is not so, as of the day. */
export const MatterFact = z.strictObject(() => ({
  factKind: z.string(),
  holds: z.boolean(),
  on: z.iso.date(),
  sourceUnitId: z.string(),
}));
export type MatterFact = z.infer<typeof MatterFact>;

const FactRow = z.object({ fact: MatterFact });

/** The table row of a fact; loaded again it is the same row. */
export const matterFactItem = (subjectId: string, fact: MatterFact) => ({
  pk: `MATTERFACT#${subjectId}`,
  sk: `${fact.factKind}#${fact.sourceUnitId}`,
  schemaVersion: 1,
  fact,
});

export const tableOfMatterFacts = (db: DynamoDBDocumentClient, table: string): MatterFacts => ({
  check: async (subjectId, factKinds) => {
    if (factKinds.length === 0) return [];
    const items = await queryAll(db, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `MATTERFACT#${subjectId}` },
    });
    const facts = items.map((item) => FactRow.parse(item).fact);
    return factKinds.map((factKind) =>
      findingOf(
        factKind,
        facts.filter((fact) => fact.factKind === factKind),
      ),
    );
  },
});

/** One office that denies it outweighs those that confirm; nobody knowing is no confirmation. */
const findingOf = (factKind: string, facts: readonly MatterFact[]): MatterFinding => {
  const sources = facts.map(({ sourceUnitId }) => sourceUnitId);
  const factOn =
    facts
      .map(({ on }) => on)
      .toSorted()
      .at(-1) ?? null;
  if (facts.length === 0) return { factKind, result: 'absent', sources, factOn };
  return { factKind, result: facts.every(({ holds }) => holds) ? 'confirmed' : 'contradicted', sources, factOn };
};
