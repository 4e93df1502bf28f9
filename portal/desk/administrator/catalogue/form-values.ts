/** Between what the form holds and what a matter says. */
import type { MatterDraft } from '#contracts/matters.ts';
import type { MatterContent, Term } from '#domain/matter/content.ts';

/** As typed: a matter that is not excluded may still hold the reasons somebody had begun to write. */
export interface FormValues extends Omit<MatterDraft, 'excluded'> {
  readonly isExcluded: boolean;
  readonly excluded?: Partial<NonNullable<MatterDraft['excluded']>> | undefined;
}

const undecided: Term = { workingDays: null, basis: '', status: 'unknown' };

/** Of a new matter: only what has a harmless beginning. */
export const blank = (regionId: string): Partial<FormValues> => ({
  regionId,
  legalBasis: [''],
  conditions: [{ id: 'condition-1', text: '', mandatory: true }],
  substitutedMaterials: [],
  requiredMaterials: [],
  deferredMaterials: [],
  decidedOnTheSpot: false,
  representativeAllowed: true,
  isExcluded: false,
  rectification: undecided,
  verification: { term: undecided } as MatterDraft['verification'],
});

export const valuesOf = ({ unitName: _, excluded, ...content }: MatterContent): FormValues => ({
  ...content,
  isExcluded: excluded !== null,
  excluded: excluded ?? undefined,
});

const termOf = (term: Partial<Term> | undefined): Term => ({
  workingDays: term?.status === 'unknown' ? null : (term?.workingDays ?? null),
  basis: term?.basis ?? '',
  status: term?.status as Term['status'],
});

const textOrNull = (text: string | null | undefined): string | null =>
  text == null || text.trim() === '' ? null : text;

/** What would be published, as far as it is filled in; the content's own schema says whether it may be. */
export const draftOf = (values: Partial<FormValues>): MatterDraft => {
  const { isExcluded, excluded, verification, ...rest } = values as FormValues;
  const { factKinds, assistingUnitId, ...verifying } = verification;
  return {
    ...rest,
    noticeText: textOrNull(rest.noticeText),
    letterText: textOrNull(rest.letterText),
    validMonths: rest.validMonths ?? null,
    deferredMaterials: rest.deferredMaterials.map((one) => ({ ...one, term: termOf(one.term) })),
    rectification: termOf(rest.rectification),
    verification: {
      ...verifying,
      term: termOf(verifying.term),
      ...(verifying.method === 'sharedData' && factKinds !== undefined && { factKinds }),
      ...(verifying.method === 'assistance' && assistingUnitId !== undefined && { assistingUnitId }),
    },
    excluded: isExcluded ? { ground: excluded?.ground ?? '', basis: excluded?.basis ?? '' } : null,
  };
};

/** An id for a new entry of a list: people know an entry by its text, the system by this. */
export const freshId = (kind: string, taken: readonly string[]): string => {
  const free = (number: number): string =>
    taken.includes(`${kind}-${number}`) ? free(number + 1) : `${kind}-${number}`;
  return free(taken.length + 1);
};
