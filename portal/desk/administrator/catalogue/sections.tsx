/** The parts of the form, in the order in which the notice tells them. */
import { Card, Checkbox, Form, InputNumber, Select } from 'antd';
import { commitmentTypeLabels, disclosureScopeLabels } from '#domain/credit-commitment/entry.ts';
import { MatterCommitmentType } from '#domain/matter/content.ts';
import { matterKindLabels, verificationMethodLabels } from '#domain/matter/labels.ts';
import type { AnswerOf } from '../../../api/operations.ts';
import { ChoiceField, Item, Rows, TermFields, TextField, TextRows, YesNoField } from './fields.tsx';

export type Unit = AnswerOf<'listUnits'>['entries'][number];

const commitmentTypes = Object.fromEntries(
  MatterCommitmentType.options.map((type) => [type, commitmentTypeLabels[type]]),
);

const optionsOf = (units: readonly Unit[]) => units.map(({ unitId, name }) => ({ value: unitId, label: name }));

interface UnitsProps {
  readonly units: readonly Unit[];
  readonly regionId: string;
}

export const Sections = (props: UnitsProps) => (
  <>
    <About {...props} />
    <Requirements />
    <Materials />
    <Committing />
    <Verification units={props.units} />
    <WhereToTurn />
  </>
);

const About = ({ units, regionId }: UnitsProps) => (
  <Card title="事项">
    <TextField at={['name']} />
    <TextField at={['description']} hint="办什么，一两句话" />
    <Item at={['unitId']}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        options={optionsOf(units.filter((unit) => unit.regionId === regionId))}
      />
    </Item>
    <ChoiceField at={['kind']} options={matterKindLabels} />
    <ChoiceField at={['commitmentType']} options={commitmentTypes} />
    <TextRows at={['legalBasis']} entry="依据" />
    <Excluding />
  </Card>
);

/** Listed so that people see it, and why it takes the ordinary procedure. */
const Excluding = () => {
  const isExcluded = Form.useWatch('isExcluded') === true;
  return (
    <>
      <Form.Item name="isExcluded" valuePropName="checked" extra="勾选后只列入目录并说明理由，按一般程序办理">
        <Checkbox>不适用告知承诺</Checkbox>
      </Form.Item>
      {isExcluded && (
        <>
          <TextField at={['excluded', 'ground']} label="理由" />
          <TextField at={['excluded', 'basis']} label="依据" />
        </>
      )}
    </>
  );
};

const Requirements = () => (
  <Card title="条件">
    <Rows
      at={['conditions']}
      kind="condition"
      entry="条件"
      blank={{ mandatory: true }}
      hint="可以核对的条件，逐条由申请人确认；不得写“其他条件”一类的兜底条款。"
    >
      {(row, index) => (
        <>
          <TextField at={['conditions', 0, 'text']} name={[row, 'text']} label={`条件${index + 1}`} />
          <Form.Item name={[row, 'mandatory']} valuePropName="checked">
            <Checkbox>必备</Checkbox>
          </Form.Item>
        </>
      )}
    </Rows>
  </Card>
);

const Materials = () => (
  <Card title="材料">
    <MaterialRows at="substitutedMaterials" kind="substituted" />
    <MaterialRows at="requiredMaterials" kind="required" />
    <Rows
      at={['deferredMaterials']}
      kind="deferred"
      entry="容缺材料"
      blank={{ term: { status: 'assumed' } }}
      hint="决定送达后，在各自的期限内补交。"
    >
      {(row, index) => (
        <>
          <TextField at={['deferredMaterials', 0, 'name']} name={[row, 'name']} label={`容缺材料${index + 1}的名称`} />
          <TermFields
            at={['deferredMaterials', 0, 'term']}
            list={['deferredMaterials']}
            name={[row, 'term']}
            label="补交期限"
          />
        </>
      )}
    </Rows>
  </Card>
);

const MaterialRows = ({
  at,
  kind,
}: {
  readonly at: 'substitutedMaterials' | 'requiredMaterials';
  readonly kind: string;
}) => (
  <Rows at={[at]} kind={kind} entry="材料">
    {(row, index) => <TextField at={[at, 0, 'name']} name={[row, 'name']} label={`材料${index + 1}的名称`} />}
  </Rows>
);

const Committing = () => (
  <Card title="承诺">
    <YesNoField at={['decidedOnTheSpot']} />
    <YesNoField at={['representativeAllowed']} />
    <ChoiceField at={['disclosureScope']} options={disclosureScopeLabels} />
    <Item at={['validMonths']} hint="不填为长期有效">
      <InputNumber min={1} max={120} precision={0} suffix="个月" style={{ width: 140 }} />
    </Item>
    <TextField at={['legalConsequences']} />
    <TextField at={['noticeText']} hint="列在告知书最后；对所有人相同" />
    <TextField at={['letterText']} hint="列在承诺书最后；{subjectName} 和 {subjectCode} 处填入承诺人的名称和代码" />
  </Card>
);

const Verification = ({ units }: Pick<UnitsProps, 'units'>) => {
  const method = Form.useWatch(['verification', 'method']) as string | undefined;
  return (
    <Card title="核查和整改">
      <ChoiceField at={['verification', 'method']} options={verificationMethodLabels} />
      {method === 'sharedData' && (
        <Item at={['verification', 'factKinds']} hint="数据共享平台所用的名称，键入后回车">
          <Select mode="tags" open={false} suffixIcon={null} />
        </Item>
      )}
      {method === 'assistance' && (
        <Item at={['verification', 'assistingUnitId']}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={optionsOf(units)} />
        </Item>
      )}
      <TextField at={['verification', 'standard']} />
      <TermFields at={['verification', 'term']} />
      <TermFields at={['rectification']} />
    </Card>
  );
};

const WhereToTurn = () => (
  <Card title="办事指南和咨询">
    <TextField at={['serviceGuide']} />
    <TextField at={['contact']} />
    <TextField at={['supervisionChannel']} />
  </Card>
);
