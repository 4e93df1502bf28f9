import canonicalize from 'canonicalize';

/** Canonical JSON (RFC 8785) of a value; throws on what JSON cannot say, which is a bug. */
export const canonical = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('value has no canonical JSON');
  return text;
};
