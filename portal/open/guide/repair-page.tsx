/** How a repair works, step by step. Every number comes from the rules. */
import type { ReactNode } from 'react';
import { useAddress } from '../address.ts';
import { Page } from '../page.tsx';
import { RegionChoice } from '../region-choice.tsx';
import { type Region, type Rules, regionIn, useRules } from '../rules.ts';
import { Answered, Notice } from '../states.tsx';
import { Figure, feeText, Mark, MarkLegend, type RuleFigure, sourceText } from './figure.tsx';

export const RepairPage = () => {
  const { query } = useAddress();
  return (
    <Page title="怎样修复" lead="纠正失信行为、满足条件之后，可以申请停止公示。下面是从准备到办结的每一步。">
      <Answered of={useRules()}>
        {(rules) => {
          const region = regionIn(rules, query.get('region'));
          return region === undefined ? (
            <Notice title="没有这个地区">
              <a href="/repair">查看本市的办法</a>
            </Notice>
          ) : (
            <Guide rules={rules} region={region} />
          );
        }}
      </Answered>
    </Page>
  );
};

const Guide = ({ rules, region }: { readonly rules: Rules; readonly region: Region }) => (
  <>
    <p className="fee">{feeText(rules.fee)}</p>
    <RegionChoice regions={rules.regions} current={region.regionId} path="/repair" />
    <Periods rules={rules} />
    <Steps rules={rules} region={region} />
    <p className="actions">
      <a className="button" href="/desk/">
        登录，申请修复
      </a>
      <a className="button plain" href="/search">
        先查询能不能申请
      </a>
    </p>
    <MarkLegend />
    <Sources rules={rules} region={region} />
    <p className="source">
      以上为今天提出申请所适用的规则：《{rules.ruleSet.title}》
      {rules.ruleSet.documentNo !== null && `（${rules.ruleSet.documentNo}）`}
      。以前认定的失信信息可能适用当时的规则，以每条信息的说明为准。
    </p>
  </>
);

const Periods = ({ rules: { periods } }: { readonly rules: Rules }) => (
  <section aria-labelledby="periods">
    <h2 id="periods">公示多久，什么时候可以申请</h2>
    <p>公示期自失信行为认定之日起算。最短公示期届满并且已经纠正，就可以申请；到了最长公示期，已纠正的自动停止公示。</p>
    <div className="table">
      <table>
        <thead>
          <tr>
            <th scope="col">失信程度</th>
            <th scope="col">最短公示期</th>
            <th scope="col">最长公示期</th>
          </tr>
        </thead>
        <tbody>
          {periods.map(({ severity, severityLabel, minimum, maximum }) => (
            <tr key={severity}>
              <th scope="row">{severityLabel}</th>
              <td>{minimum.value === 0 ? '没有' : <Figure of={minimum} />}</td>
              <td>
                <Figure of={maximum} />
                {severity === 'minor' && <span className="source">{maximum.note}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
);

const Steps = ({ rules: { limits }, region }: { readonly rules: Rules; readonly region: Region }) => (
  <section aria-labelledby="steps">
    <h2 id="steps">一步一步怎样办</h2>
    <ol className="steps">
      <Step title="查询">
        <p>
          在<a href="/search">查询</a>里看每条失信信息最早哪天可以申请。
        </p>
      </Step>
      <Step title="准备">
        <p>{region.name}办理信用修复的方式：</p>
        <ul>
          {region.ways.map(({ label, status }) => (
            <li key={label}>
              {label}
              <Mark status={status} />
            </li>
          ))}
        </ul>
        <p>
          因失信信息的类别不同，不一定全部需要；登录后逐条告诉您。需要提交的是纠正、履行义务的证明，承诺书在线阅读和签署。
        </p>
      </Step>
      <Step title="提交申请">
        <p>登录后一次提交，可以包含几条失信信息，系统按认定单位分别办理：谁认定、谁修复。</p>
      </Step>
      <Step title="受理" within={limits.acceptance}>
        <p>材料齐全的受理；缺材料的，一次性告知要补什么。</p>
        <Limit name="补正的期限" of={limits.supplement} />
      </Step>
      <Step title="核查" within={limits.verification}>
        <p>核对是否已经纠正、履行义务，能用部门共享数据核对的不再要材料。情况复杂的可以延期，会告知理由。</p>
        <Limit name="延长的期限" of={limits.extension} />
      </Step>
      <Step title="承诺公示和审批" within={limits.feedback} note="从收到申请到告知结果，一般">
        <p>
          签署的承诺书向社会公示，审批人逐条作出准予或者不予修复的决定；不予的写明理由和改进办法，补足条件后可以再申请。
        </p>
      </Step>
      <Step title="停止公示" within={region.receipt} note="内部目标">
        <p>
          准予之后，本网站的查询立即不再显示；信用中国、{region.localPortal}
          等平台逐个停止公示并回执，回执情况可以登录查看。
        </p>
        <Limit name="结果报送信用中国的期限" of={limits.resultToCreditChina} />
      </Step>
    </ol>
  </section>
);

interface StepProps {
  readonly title: string;
  readonly within?: RuleFigure;
  /** What the limit means, where it is not simply that of the step. */
  readonly note?: string;
  readonly children: ReactNode;
}

const Step = ({ title, within, note = '期限', children }: StepProps) => (
  <li>
    <h3>{title}</h3>
    {within && <Limit name={note} of={within} />}
    {children}
  </li>
);

const Limit = ({ name, of }: { readonly name: string; readonly of: RuleFigure }) => (
  <p className="within">
    {name}：{of.value === null && '没有查到规定的日数，以办理单位的通知为准'}
    <Figure of={of} />
  </p>
);

const limitNames: Readonly<Record<keyof Rules['limits'], string>> = {
  acceptance: '受理',
  supplement: '补正',
  verification: '核查',
  extension: '延期',
  feedback: '从收到申请到告知结果',
  resultToCreditChina: '结果报送信用中国',
};

/** All figures once more with where they come from, for whoever wants to check. */
const Sources = ({ rules, region }: { readonly rules: Rules; readonly region: Region }) => {
  const rows: (readonly [name: string, of: Pick<RuleFigure, 'basis' | 'note' | 'status'>])[] = [
    ['收费', rules.fee],
    ...rules.periods.flatMap(
      ({ severityLabel, minimum, maximum }) =>
        [
          [`${severityLabel}失信最短公示期`, minimum],
          [`${severityLabel}失信最长公示期`, maximum],
        ] as const,
    ),
    ...Object.entries(limitNames).map(([name, label]) => [label, rules.limits[name as keyof Rules['limits']]] as const),
    ['平台停止公示并回执', region.receipt],
    ...region.ways.map((way) => [way.label, way] as const),
  ];
  return (
    <details>
      <summary>每项规定和数字的依据</summary>
      <dl className="facts card">
        {rows.map(([name, of]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {sourceText(of)}
              <Mark status={of.status} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
};
