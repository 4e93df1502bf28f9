/** Whom the person acts for. Where there are several, the choice holds for all pages of this area; its opaque id is all that is kept. */
import './enterprise.css';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { EntryOf } from '../../api/operations.ts';
import { useAnswer } from '../api.ts';
import { Nothing, Shown } from '../shell/states.tsx';
import { useKept } from './kept.ts';

export type Subject = Pick<EntryOf<'listSubjects'>, 'subjectId' | 'name' | 'regionId' | 'kind'>;

/** Shows its content for the chosen subject, and the choice above it. */
export const OfSubject = ({ children }: { readonly children: (subject: Subject) => ReactNode }) => {
  const subjects = useAnswer('listSubjects', {});
  const [chosen, choose] = useKept('xinxiu-subject');
  return (
    <Shown of={subjects}>
      {({ entries: all }) => {
        const subject = all.find(({ subjectId }) => subjectId === chosen) ?? all[0];
        if (subject === undefined)
          return <Nothing>您还没有代表任何主体。请携带法定代表人签署的授权委托书，到政务服务中心登记授权。</Nothing>;
        return (
          <>
            <div className="ent-subject">
              <span id="ent-subject">办理主体</span>
              {all.length === 1 ? (
                <strong>{subject.name}</strong>
              ) : (
                <Select
                  aria-labelledby="ent-subject"
                  showSearch={{ optionFilterProp: 'label' }}
                  value={subject.subjectId}
                  onChange={choose}
                  options={all.map(({ subjectId, name }) => ({ value: subjectId, label: name }))}
                />
              )}
            </div>
            <div key={subject.subjectId}>{children(subject)}</div>
          </>
        );
      }}
    </Shown>
  );
};
