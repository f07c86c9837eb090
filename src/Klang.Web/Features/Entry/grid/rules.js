// Issues come one for each cell that a rule looks at; those of one rule with the same words belong together.

/** The fields that a rule looks at, as far as the server told. */
export const fieldsOf = (row, issue) =>
  [...new Set(row.issues.filter(other => other.rule === issue.rule && other.text === issue.text).map(other => other.field))].filter(Boolean);
