/** What a new version changes, part by part, for whoever is about to publish it. */
import { commitmentTypeLabels, disclosureScopeLabels } from '#domain/credit-commitment/entry.ts';
import type { MatterContent, Term } from '#domain/matter/content.ts';
import { matterKindLabels, verificationMethodLabels } from '#domain/matter/labels.ts';
import { termStatusLabels, words, yesOrNo } from './words.ts';

export interface Change {
  readonly label: string;
  /** Null: newly there. */
  readonly before: string | null;
  /** Null: no longer there. */
  readonly after: string | null;
}

/** The parts that differ, in the order of the form; entries of lists are told apart by their ids. Without a version before: everything. */
export const changesBetween = (
  before: MatterContent | null,
  after: MatterContent,
  unitName: (unitId: string) => string,
): Change[] => {
  const [old, fresh] = [before === null ? new Map() : partsOf(before, unitName), partsOf(after, unitName)];
  const gone = [...old].filter(([key]) => !fresh.has(key)).map(([, { label, text }]) => changed(label, text, null));
  const others = [...fresh].flatMap(([key, { label, text }]) => {
    const was = old.get(key)?.text ?? null;
    return was === text ? [] : [changed(label, was, text)];
  });
  return [...others, ...gone];
};

const changed = (label: string, before: string | null, after: string | null): Change => ({ label, before, after });

interface Part {
  readonly label: string;
  readonly text: string;
}

const partsOf = (content: MatterContent, unitName: (unitId: string) => string): Map<string, Part> =>
  new Map(
    Object.entries(textsOf(content, unitName)).flatMap(([name, value]): [string, Part][] => {
      const label = words[name as keyof typeof words];
      if (typeof value === 'string') return value === '' ? [] : [[name, { label, text: value }]];
      return Object.entries(value).map(([id, text]) => [`${name}/${id}`, { label, text }]);
    }),
  );

type Texts = Record<keyof typeof words, string | Readonly<Record<string, string>>>;

/** Every part as people read it: a text, or the texts of a list by what tells its entries apart. */
const textsOf = (content: MatterContent, unitName: (unitId: string) => string): Texts => {
  const { verification, excluded } = content;
  return {
    unitId: content.unitName,
    name: content.name,
    description: content.description,
    kind: matterKindLabels[content.kind],
    commitmentType: commitmentTypeLabels[content.commitmentType],
    legalBasis: Object.fromEntries(content.legalBasis.map((text) => [text, text])),
    conditions: byId(content.conditions, ({ text, mandatory }) => (mandatory ? text : `${text}（非必备）`)),
    substitutedMaterials: byId(content.substitutedMaterials, ({ name }) => name),
    requiredMaterials: byId(content.requiredMaterials, ({ name }) => name),
    deferredMaterials: byId(content.deferredMaterials, ({ name, term }) => `${name}：${termText(term)}`),
    noticeText: content.noticeText ?? '',
    letterText: content.letterText ?? '',
    legalConsequences: content.legalConsequences,
    serviceGuide: content.serviceGuide,
    contact: content.contact,
    supervisionChannel: content.supervisionChannel,
    decidedOnTheSpot: yesOrNo(content.decidedOnTheSpot),
    disclosureScope: disclosureScopeLabels[content.disclosureScope],
    representativeAllowed: yesOrNo(content.representativeAllowed),
    'verification.method': verificationMethodLabels[verification.method],
    'verification.standard': verification.standard,
    'verification.factKinds': verification.factKinds?.join('、') ?? '',
    'verification.assistingUnitId':
      verification.assistingUnitId === undefined ? '' : unitName(verification.assistingUnitId),
    'verification.term': termText(verification.term),
    rectification: termText(content.rectification),
    excluded: excluded === null ? '' : `${excluded.ground}（${excluded.basis}）`,
    validMonths: content.validMonths === null ? '长期' : `${content.validMonths}个月`,
  };
};

const byId = <T extends { readonly id: string }>(entries: readonly T[], text: (entry: T) => string) =>
  Object.fromEntries(entries.map((entry) => [entry.id, text(entry)]));

const termText = ({ workingDays, basis, status }: Term): string =>
  `${workingDays === null ? '未定' : `${workingDays}个工作日`}（${termStatusLabels[status]}，${basis}）`;
