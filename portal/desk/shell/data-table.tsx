import type { ReactNode } from 'react';
import './data-table.css';

export interface Column<T> {
  readonly title: string;
  readonly cell: (row: T) => ReactNode;
}

interface Selection<T> {
  readonly keys: readonly string[];
  readonly onChange: (keys: string[]) => void;
  /** What the row's checkbox is for. */
  readonly labelOf: (row: T) => string;
}

interface Props<T> {
  /** What the table shows, for people who cannot see where it stands. */
  readonly caption: string;
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  readonly columns: readonly Column<T>[];
  /** The row the keyboard is at. */
  readonly current?: T | undefined;
  readonly selection?: Selection<T>;
}

/** A plain table, as screen readers know it; on a phone each row becomes a card with the columns' titles beside its values. */
export const DataTable = <T,>({ caption, rows, keyOf, columns, current, selection }: Props<T>) => (
  <table className="data-table">
    <caption>{caption}</caption>
    <thead>
      <tr>
        {selection && (
          <td>
            <SelectAll rows={rows} keyOf={keyOf} selection={selection} />
          </td>
        )}
        {columns.map(({ title }) => (
          <th key={title} scope="col">
            {title}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={keyOf(row)} className={row === current ? 'current' : undefined}>
          {selection && (
            <td>
              <input
                type="checkbox"
                aria-label={selection.labelOf(row)}
                checked={selection.keys.includes(keyOf(row))}
                onChange={() => selection.onChange(toggled(selection.keys, keyOf(row)))}
              />
            </td>
          )}
          {columns.map(({ title, cell }) => (
            <td key={title} data-title={title}>
              {cell(row)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

const SelectAll = <T,>({ rows, keyOf, selection }: Required<Pick<Props<T>, 'rows' | 'keyOf' | 'selection'>>) => {
  const all = rows.map(keyOf);
  const chosen = all.filter((key) => selection.keys.includes(key)).length;
  return (
    <input
      type="checkbox"
      aria-label="全选"
      disabled={all.length === 0}
      checked={chosen > 0 && chosen === all.length}
      ref={(box) => {
        if (box) box.indeterminate = chosen > 0 && chosen < all.length;
      }}
      onChange={({ target }) => selection.onChange(target.checked ? all : [])}
    />
  );
};

/** The keys with this one taken in, or out where it was. */
export const toggled = (keys: readonly string[], key: string): string[] =>
  keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key];
