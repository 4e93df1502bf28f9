/** Whom the person acts for. Where there are several, the choice holds for all pages of this area; its opaque id is all that is kept. */
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { type ActionScope, actionScopes, covers } from '#domain/subject/authority.ts';
import type { EntryOf } from '../../api/operations.ts';
import { dateText } from '../../shown/dates.ts';
import { useAnswer } from '../api.ts';
import { useKept } from '../kept.ts';
import { Nothing, Shown } from '../shell/states.tsx';

export type Subject = EntryOf<'listSubjects'>;

interface Props {
  /** What an authority must cover for what is shown. */
  readonly acting?: ActionScope;
  readonly children: (subject: Subject) => ReactNode;
}

/** Shows its content for the chosen subject, and the choice above it. */
export const OfSubject = ({ acting, children }: Props) => {
  const subjects = useAnswer('listSubjects', {});
  const [chosen, choose] = useKept('xinxiu-subject');
  return (
    <Shown of={subjects}>
      {({ entries }) => {
        const subject = entries.find(({ subjectId }) => subjectId === chosen) ?? entries[0];
        if (subject === undefined)
          return <Nothing>您还没有代表任何主体。请携带法定代表人签署的授权委托书，到政务服务中心登记授权。</Nothing>;
        return (
          <>
            <div className="ent-subject">
              <span id="ent-subject">办理主体</span>
              {entries.length === 1 ? (
                <strong>{subject.name}</strong>
              ) : (
                <Select
                  aria-labelledby="ent-subject"
                  showSearch={{ optionFilterProp: 'label' }}
                  value={subject.subjectId}
                  onChange={choose}
                  options={entries.map(({ subjectId, name }) => ({ value: subjectId, label: name }))}
                />
              )}
              <small>{authorityWords(subject)}</small>
            </div>
            <div key={subject.subjectId}>
              {allowed(subject, acting) ? children(subject) : <NotCovered acting={acting} />}
            </div>
          </>
        );
      }}
    </Shown>
  );
};

const allowed = ({ authorities }: Subject, acting: ActionScope | undefined): boolean =>
  acting === undefined || authorities.some(({ scope }) => covers(scope, acting));

const authorityWords = ({ authorities }: Subject): string =>
  authorities.map(({ scopeLabel, to }) => `${scopeLabel}（${to === null ? '长期' : `至${dateText(to)}`}）`).join('、');

const NotCovered = ({ acting }: { readonly acting: ActionScope | undefined }) => (
  <Nothing>
    您的授权不包括{acting && actionScopes[acting]}。请由法定代表人办理，或者登记写明该事项的授权委托书后再来。
  </Nothing>
);
