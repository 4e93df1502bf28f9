/** A signature by name: the letter read, the subject's whole name typed. It is never kept: whoever comes back signs again. */
export interface Signature {
  readonly read: boolean;
  readonly typedName: string;
}

export const unsigned: Signature = { read: false, typedName: '' };
export const isSigned = ({ read, typedName }: Signature, signAs: string): boolean =>
  read && typedName.trim() === signAs;
