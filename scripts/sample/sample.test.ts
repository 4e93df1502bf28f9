import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { DisclosureScope } from '#domain/credit-commitment/entry.ts';
import { Platform } from '#domain/delivery/platform.ts';
import { correctedOnByFacts, DepartmentFact } from '#domain/ingest/department-facts.ts';
import { parsePenaltyRow } from '#domain/ingest/dual-publication.ts';
import type { PenaltyReport } from '#domain/ingest/penalty-report.ts';
import { MatterCommitmentType, MatterContent, MatterKind, VerificationMethod } from '#domain/matter/content.ts';
import { contradictions } from '#domain/matter/contradictions.ts';
import { deriveSeverity } from '#domain/rules/severity.ts';
import { checkUscc } from '#domain/subject/uscc.ts';
import { readPenaltyCsv } from '../../functions/ingest/import/csv.ts';
import { generateSample, sampleFiles, samplePath } from './generate.ts';
import { sampleMatterFacts } from './matter-facts.ts';
import { sampleMatters } from './matters.ts';
import { demoDecisions } from './named-penalties.ts';
import {
  benchEnterprises,
  businessClockStart,
  complexEnterprise,
  demoEnterprise,
  manyRecordsEnterprise,
  platformAt,
  platforms,
  regions,
  units,
  users,
} from './world.ts';

const text = (file: (typeof sampleFiles)[number]): string => readFileSync(samplePath(file), 'utf8');

const reportsOf = (file: 'huainan-penalties.csv' | 'suzhou-penalties.csv'): readonly PenaltyReport[] =>
  readPenaltyCsv(readFileSync(samplePath(file))).rows.flatMap(({ cells, line }) => {
    const parsed = parsePenaltyRow(cells, line, {
      today: '2026-10-12',
      unitByCode: (code) => {
        const unit = units.find((u) => u.code === code);
        return unit && { unitId: unit.id, regionId: unit.regionId, name: unit.name };
      },
    });
    return parsed.ok ? [parsed.value] : [];
  });

const huainan = reportsOf('huainan-penalties.csv');
const suzhou = reportsOf('suzhou-penalties.csv');
const all = [...huainan, ...suzhou];
const facts = z.array(DepartmentFact).parse(JSON.parse(text('facts.json')));

const codeOf = ({ subject }: PenaltyReport): string | null => (subject.kind === 'naturalPerson' ? null : subject.uscc);
const factsAbout = (report: PenaltyReport): readonly DepartmentFact[] =>
  facts.filter((f) => f.unitCode === report.unit.code && f.decisionNumber === report.decisionNumber);
const correctedOn = (report: PenaltyReport): string | null =>
  correctedOnByFacts(factsAbout(report), report.fineCents + report.confiscatedCents > 0);
const levelOf = (report: PenaltyReport) => report.severity ?? deriveSeverity(report).severity;
/** General records of Order 36 whose three months were over on the sample's day. */
const eligible = (uscc: string): readonly PenaltyReport[] =>
  all.filter(
    (r) =>
      codeOf(r) === uscc &&
      r.determinedOn >= '2026-04-01' &&
      r.determinedOn <= '2026-07-11' &&
      levelOf(r) === 'general' &&
      correctedOn(r) !== null,
  );

describe('the sample files', () => {
  it.each(sampleFiles)('%s is what the generator writes', (file) => {
    expect(text(file)).toBe(generateSample().files[file]);
  });

  it('hold what the issue of the sample asks for', () => {
    expect(huainan.length).toBeGreaterThanOrEqual(320);
    expect(new Set(huainan.map(({ subject }) => subject.name)).size).toBeGreaterThanOrEqual(130);
    expect(suzhou.length).toBeGreaterThanOrEqual(20);
    expect(new Set(huainan.map(levelOf))).toEqual(new Set(['general', 'minor', 'serious', null]));
    const seen = <K extends keyof PenaltyReport>(key: K) => new Set(huainan.map((r) => r[key]));
    expect([...seen('procedure')].toSorted()).toEqual(['ordinary', 'simple']);
    expect(seen('sector').size).toBe(12);
    expect(new Set(huainan.map(({ subject }) => subject.kind)).size).toBeGreaterThanOrEqual(3);
    for (const [from, to] of [
      ['2020-01-01', '2023-04-30'],
      ['2023-05-01', '2026-03-31'],
      ['2026-04-01', '2026-10-12'],
    ] as const)
      expect(huainan.filter((r) => r.determinedOn >= from && r.determinedOn <= to).length).toBeGreaterThan(30);
    expect(huainan.some((r) => r.minorPublicationReason !== null)).toBe(true);
  });

  it('carry no number that could be somebody’s', () => {
    for (const { subject } of all)
      if (subject.kind === 'naturalPerson') expect(subject.identity.number).toMatch(/^000000/);
      else {
        expect(subject.uscc).toMatch(/^..000000/);
        expect(checkUscc(subject.uscc)).toMatchObject({ valid: true, warnings: [] });
      }
    expect(text('facts.json')).not.toMatch(/\b000000\d{11}[\dX]\b/);
  });

  it('speak of facts only about decisions that are there', () => {
    const known = new Set(all.map((r) => `${r.unit.code}/${r.decisionNumber}/${codeOf(r)}`));
    expect(facts.filter((f) => !known.has(`${f.unitCode}/${f.decisionNumber}/${f.subjectCode}`))).toEqual([]);
    expect(facts.some((f) => !f.holds)).toBe(true);
    expect(all.some((r) => codeOf(r) !== null && factsAbout(r).length === 0)).toBe(true);
  });
});

describe('the named enterprises', () => {
  const decision = (number: string) => all.find((r) => r.decisionNumber === number);

  it.each([
    [demoDecisions.eligible, 'unit-hn-market', '2026-06-05', '2026-07-20'],
    [demoDecisions.eligibleInSuzhou, 'unit-sz-ecology', '2026-05-18', '2026-08-01'],
    [demoDecisions.notYetEligible, 'unit-hn-market', '2026-08-20', '2026-09-10'],
    [demoDecisions.factMissing, 'unit-hn-market', '2026-06-18', null],
  ])('the demo has %s', (number, unitId, determinedOn, corrected) => {
    const report = decision(number);
    expect(report).toMatchObject({ determinedOn, unit: { unitId }, subject: { uscc: demoEnterprise.uscc } });
    expect(report && correctedOn(report)).toBe(corrected);
    expect(report && factsAbout(report).some((f) => f.kind === 'paymentCompleted' && f.holds)).toBe(true);
  });

  it('give the second enterprise an export record and levels nobody set', () => {
    const records = all.filter((r) => codeOf(r) === complexEnterprise.uscc);
    expect(records.some((r) => r.sector === 'export' && correctedOn(r) !== null)).toBe(true);
    expect(records.filter((r) => r.determinedOn < '2026-04-01').length).toBeGreaterThanOrEqual(3);
    expect(records.filter((r) => levelOf(r) === null)).toHaveLength(2);
  });

  it('give tests and measurements enough to file', () => {
    const market = eligible(manyRecordsEnterprise.uscc).filter((r) => r.unit.unitId === 'unit-hn-market');
    expect(market.length).toBeGreaterThanOrEqual(25);
    expect(benchEnterprises.length).toBeGreaterThanOrEqual(15);
    for (const { uscc } of benchEnterprises) expect(eligible(uscc).length).toBeGreaterThanOrEqual(2);
  });
});

describe('the sample world', () => {
  it('has no two of one id', () => {
    for (const ids of [
      regions.map((r) => r.id),
      units.map((u) => u.id),
      units.map((u) => u.code),
      users.map((u) => u.username),
      platforms.map((p) => p.id),
    ])
      expect(new Set(ids).size).toBe(ids.length);
  });

  it('refers only to what it has', () => {
    const unitIds = new Set(units.map((u) => u.id));
    const regionIds = new Set(regions.map((r) => r.id));
    const codes = new Set(all.map(codeOf));
    for (const unit of units) {
      expect(regionIds).toContain(unit.regionId);
      if (unit.supervisorUnitId !== null) expect(unitIds).toContain(unit.supervisorUnitId);
    }
    for (const user of users) {
      if (user.unitId !== null) expect(units.find((u) => u.id === user.unitId)?.regionId).toBe(user.regionId);
      for (const { uscc } of user.represents) expect(codes).toContain(uscc);
    }
  });

  it('has authorities for repairs and for promises of every named enterprise, and one legal representative', () => {
    const held = users.flatMap((user) => user.represents);
    for (const { uscc } of [demoEnterprise, complexEnterprise, manyRecordsEnterprise, ...benchEnterprises])
      expect(held.filter((one) => one.uscc === uscc).map(({ scope }) => scope)).toEqual(
        expect.arrayContaining(['repair', 'commitment']),
      );
    expect(held.filter(({ scope }) => scope === 'legalRepresentative')).toHaveLength(1);
  });

  it('configures platforms the system accepts, three for each city', () => {
    for (const platform of platforms) expect(() => Platform.parse(platformAt(platform, 4567))).not.toThrow();
    for (const { id } of regions) expect(platforms.filter((p) => p.regions.includes(id))).toHaveLength(3);
  });

  it('starts on the Monday after the holiday week, in the morning of Shanghai', () => {
    expect(businessClockStart).toBe('2026-10-12T01:30:00.000Z');
  });
});

describe('the catalogue', () => {
  const contents = sampleMatters.map(({ content }): MatterContent => {
    const unit = units.find(({ id }) => id === content.unitId);
    return { ...content, unitName: unit?.name ?? '' };
  });

  it('has enough matters for both cities, each once, of units they have', () => {
    const of = (regionId: string) => sampleMatters.filter(({ content }) => content.regionId === regionId);
    expect(of('huainan').length).toBeGreaterThanOrEqual(14);
    expect(of('suzhou')).toHaveLength(2);
    expect(new Set(sampleMatters.map(({ matterId }) => matterId)).size).toBe(sampleMatters.length);
    for (const { content } of sampleMatters) {
      const { unitId, regionId, verification } = content;
      expect(units.find(({ id }) => id === unitId)?.regionId).toBe(regionId);
      const helping = verification.assistingUnitId ?? unitId;
      expect(units.map(({ id }) => id)).toContain(helping);
    }
  });

  it.each(sampleMatters.map(({ matterId }, index) => [matterId, contents[index]] as const))(
    '%s can be published',
    (_, content) => {
      expect(MatterContent.safeParse(content).error).toBeUndefined();
      expect(content && contradictions(content)).toEqual([]);
    },
  );

  it('shows every way a matter can be', () => {
    const seen = <T>(of: (content: MatterContent) => T) => new Set(contents.map(of));
    expect(seen((c) => c.verification.method)).toEqual(new Set(VerificationMethod.options));
    expect(seen((c) => c.kind)).toEqual(new Set(MatterKind.options));
    expect(seen((c) => c.commitmentType)).toEqual(new Set(MatterCommitmentType.options));
    expect(seen((c) => c.disclosureScope)).toEqual(new Set(DisclosureScope.options));
    expect(contents.some((c) => c.decidedOnTheSpot && c.verification.method === 'exempt')).toBe(true);
    expect(contents.some((c) => c.deferredMaterials.length === 2)).toBe(true);
    expect(contents.some((c) => c.excluded !== null)).toBe(true);
    expect(contents.some((c) => !c.representativeAllowed)).toBe(true);
    expect(contents.some((c) => c.rectification.status === 'unknown')).toBe(true);
  });

  it('has shared data only about facts that a matter asks for, of units and enterprises it has', () => {
    const asked = new Set(contents.flatMap((c) => c.verification.factKinds ?? []));
    const codes = new Set(all.map(codeOf));
    for (const { uscc, fact } of sampleMatterFacts) {
      expect(asked).toContain(fact.factKind);
      expect(codes).toContain(uscc);
      expect(units.map(({ id }) => id)).toContain(fact.sourceUnitId);
    }
    expect(new Set(sampleMatterFacts.map(({ fact }) => fact.holds))).toEqual(new Set([true, false]));
  });

  it('passes no term off as a law’s', () => {
    for (const { deferredMaterials, verification, rectification } of contents)
      for (const { workingDays, basis, status } of [
        ...deferredMaterials.map(({ term }) => term),
        verification.term,
        rectification,
      ])
        if (workingDays !== null) expect({ basis, status }).toEqual({ basis: '样例设定', status: 'assumed' });
    // Laws are named without their articles: nobody has checked those.
    for (const { legalBasis } of contents) expect(legalBasis.join()).not.toMatch(/第.+条/);
  });
});
