/** What people read instead of values that every kind of page shows. */
export const severityWords: Readonly<Record<string, string>> = { minor: '轻微', general: '一般', serious: '严重' };
