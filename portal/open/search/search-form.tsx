/** One field for a name or a code. Nothing typed is sent before it is known to be either, and the field has no name to be sent by. */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { go } from '../address.ts';
import { problemTexts, type QueryProblem, readQuery, searchAddress } from './query.ts';

interface SearchFormProps {
  readonly initial?: string;
  /** Of what came by address and was not asked for. */
  readonly rejected?: QueryProblem | null;
}

export const SearchForm = ({ initial = '', rejected = null }: SearchFormProps) => {
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<QueryProblem | null>(null);
  const shown = problem ?? rejected;

  // Another address, another search: the field shows it and keeps the focus if it has it.
  useEffect(() => {
    if (field.current) field.current.value = initial;
    setProblem(null);
  }, [initial]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const read = readQuery(field.current?.value ?? '');
    setProblem('problem' in read ? read.problem : null);
    if ('query' in read) go(searchAddress(read.query));
    else field.current?.focus();
  };

  return (
    <search>
      <form className="search" onSubmit={submit} noValidate>
        <label htmlFor="query">企业名称或统一社会信用代码</label>
        <div className="search-row">
          <input
            id="query"
            ref={field}
            type="search"
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="search"
            aria-invalid={shown !== null}
            aria-describedby={shown === null ? 'query-help' : 'query-problem'}
          />
          <button type="submit" className="button">
            查询
          </button>
        </div>
        {shown === null ? (
          <p id="query-help" className="help">
            名称从首字起连续输入；代码18位，大小写、空格都可以。
          </p>
        ) : (
          <p id="query-problem" className="help problem" role="alert">
            {problemTexts[shown]}
          </p>
        )}
      </form>
    </search>
  );
};
