/** A version in the making, as it lies in this browser until it is published: under the person, so that nobody else who signs in here meets it. */
import { useCallback, useMemo } from 'react';
import { useKept } from '../../kept.ts';
import { useMe } from '../../person.ts';
import type { FormValues } from './form-values.ts';

interface MatterDraftKept {
  readonly form: 1;
  /** The version its author saw; 0: none. */
  readonly replaces: number;
  /** Of a matter that is new. */
  readonly matterId?: string | undefined;
  readonly values: FormValues;
}

/** What an older version of the portal has left is not guessed at. */
const draftIn = (text: string | null): MatterDraftKept | null => {
  try {
    const value = JSON.parse(text ?? 'null') as MatterDraftKept | null;
    return value?.form === 1 ? value : null;
  } catch {
    return null;
  }
};

/** The draft of the matter, or of a new one, and how it is replaced; null keeps none. */
export const useMatterDraft = (matterId: string | null) => {
  const { principalId } = useMe();
  const [text, keep] = useKept(`xinxiu-matter-draft:${principalId}:${matterId ?? 'new'}`);
  const draft = useMemo(() => draftIn(text), [text]);
  const put = useCallback(
    (next: Omit<MatterDraftKept, 'form'> | null) => keep(next && JSON.stringify({ form: 1, ...next })),
    [keep],
  );
  return { draft, put };
};
