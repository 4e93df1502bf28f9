/** The part of asl-validator that we use; the package ships no types. */
declare module 'asl-validator' {
  interface AslReport {
    readonly isValid: boolean;
    readonly errors: readonly { readonly 'Error code': string; readonly Message: string }[];
    readonly errorsText: () => string;
  }
  const validate: (definition: unknown) => AslReport;
  export default validate;
}
