/** What a subject has promised: every commitment of the register, how it was kept, and taking back one's own. */
import type { EntryOf } from '../../../api/operations.ts';
import { dateText } from '../../../shown/dates.ts';
import { useCommand, useEntries } from '../../api.ts';
import { AskReason } from '../../shell/ask-reason.tsx';
import { LinkButton } from '../../shell/link-button.tsx';
import { Mark } from '../../shell/mark.tsx';
import { Page } from '../../shell/page.tsx';
import { Paged } from '../../shell/paged.tsx';
import { OfSubject } from '../subject.tsx';

export const Component = () => (
  <Page
    title="信用承诺"
    actions={
      <LinkButton type="primary" to="/enterprise/commitments/new">
        主动作出承诺
      </LinkButton>
    }
  >
    <OfSubject>{({ subjectId }) => <Register subjectId={subjectId} />}</OfSubject>
  </Page>
);

const Register = ({ subjectId }: { readonly subjectId: string }) => {
  const register = useEntries(
    'listCreditCommitments',
    { query: { subjectId, limit: 20 } },
    { refetchInterval: 30_000 },
  );
  return (
    <Paged of={register} nothing="还没有登记在册的信用承诺。">
      {(commitments) => commitments.map((commitment) => <Commitment key={commitment.commitmentId} of={commitment} />)}
    </Paged>
  );
};

const Commitment = ({ of }: { readonly of: EntryOf<'listCreditCommitments'> }) => (
  <article className="ent-card">
    <header>
      <h2>{of.reason}</h2>
      <Mark tone="plain">{of.typeLabel}</Mark>
      <Mark tone={of.standing === 'inForce' ? 'good' : 'plain'}>{of.standingLabel}</Mark>
      {of.availableActions.some(({ action }) => action === 'withdrawDeclaration') && (
        <WithdrawDeclaration commitmentId={of.commitmentId} />
      )}
    </header>
    <dl className="ent-facts">
      <dt>承诺编码</dt>
      <dd>{of.code}</dd>
      <dt>作出日期</dt>
      <dd>
        {dateText(of.committedOn)}，有效期{of.expiresOn === null ? '长期' : `至${dateText(of.expiresOn)}`}
      </dd>
      <dt>受理单位</dt>
      <dd>{of.receivingUnit.name}</dd>
      <dt>公开类型</dt>
      <dd>{of.disclosureScopeLabel}</dd>
      <dt>履行情况</dt>
      <dd>
        {of.performance === null
          ? '尚未认定'
          : `${of.performance.statusLabel}（${of.performance.determiningUnit.name}，${dateText(of.performance.determinedOn)}）`}
      </dd>
      {of.performance?.unkept != null && (
        <>
          <dt>未履行的承诺</dt>
          <dd>{of.performance.unkept}</dd>
        </>
      )}
    </dl>
    <details>
      <summary>承诺内容</summary>
      <p className="ent-text">{of.content}</p>
      <p className="ent-text">违诺责任：{of.breachLiability}</p>
    </details>
  </article>
);

const WithdrawDeclaration = ({ commitmentId }: { readonly commitmentId: string }) => {
  const command = useCommand('withdrawDeclaration');
  return (
    <AskReason
      title="撤回承诺"
      confirm="确认撤回"
      error={command.error}
      pending={command.isPending}
      send={(reason) => command.mutateAsync({ params: { commitmentId }, body: { reason } })}
    >
      <p>撤回后该承诺不再公开，登记簿中记为已撤回，不能恢复；可以另行作出新的承诺。</p>
    </AskReason>
  );
};
