/** An internal bound of one package, not a rule of law: one transaction writes it with a guard per record. */
export const maxRecords = 20;
