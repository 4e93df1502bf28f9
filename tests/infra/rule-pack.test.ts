import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import { acknowledge, acknowledgementsOf } from '../../infra/acknowledgements.ts';
import { synthesise } from './synthesised.ts';

const { app, settings } = synthesise({ stage: 'production' });
const findings = () =>
  new AwsSolutionsChecks(app)
    .validateScope(app)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => ({ rule: ruleName, path: constructPath ?? '' })),
    );

describe('the AWS Solutions rule pack', () => {
  const before = findings();

  test('finds something at all', () => {
    expect(before.length).toBeGreaterThan(0);
  });

  test.each(acknowledgementsOf(settings))('still finds what is acknowledged as $id: $reason', ({ id, at, reason }) => {
    const places = app.node.findAll().filter(at);
    const covered = before.filter(
      ({ rule, path }) => rule === id && places.some((place) => path.startsWith(`${place.node.path}/`)),
    );
    expect(covered).not.toEqual([]);
    expect(reason.length).toBeGreaterThan(40);
  });

  test('finds nothing that is not acknowledged', () => {
    acknowledge(app, acknowledgementsOf(settings));
    expect(findings()).toEqual([]);
  });
});
