/**
 * What offices' systems say about what a promise under 告知承诺 promises: confirmed for some enterprises, contradicted for one, unknown for the
 * rest, so that every outcome of a verification by shared data can be tried.
 */
import type { MatterFact } from '#shared/departments/matter-facts.ts';
import { benchEnterprises, complexEnterprise, demoEnterprise, type SampleEnterprise } from './world.ts';

interface SampleMatterFact {
  readonly uscc: string;
  readonly fact: MatterFact;
}

const says = (sourceUnitId: string, factKind: string, { uscc }: SampleEnterprise, holds = true): SampleMatterFact => ({
  uscc,
  fact: { factKind, holds, on: '2026-09-30', sourceUnitId },
});

export const sampleMatterFacts: readonly SampleMatterFact[] = [
  ...[demoEnterprise, ...benchEnterprises].map((enterprise) => says('unit-hn-natural', 'address-usable', enterprise)),
  says('unit-hn-natural', 'address-usable', complexEnterprise, false),
  says('unit-hn-transport', 'vehicle-inspected', demoEnterprise),
  says('unit-hn-transport', 'driver-qualified', demoEnterprise),
  says('unit-hn-tax', 'tax-paid', demoEnterprise),
];
