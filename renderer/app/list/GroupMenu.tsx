import { ListTree } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Grouping } from '#shared/contract/lists.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { chosenGrouping, type GroupingChoice, type ListGroups } from './use-list-groups.ts';

/** Chooses by what a list is grouped; while it is, opens and closes all groups. */
export function GroupMenu({
  choices,
  chosen,
  groups,
  onChoose,
}: {
  readonly choices: readonly GroupingChoice[];
  readonly chosen: Grouping | null;
  readonly groups: ListGroups;
  readonly onChoose: (grouping: Grouping | null) => void;
}) {
  const { t } = useTranslation('lists');
  const current = chosenGrouping(choices, chosen);
  const act = (id: string) => {
    if (id === 'by nothing') return onChoose(null);
    if (id === 'open all' || id === 'close all') {
      if (groups.status !== 'ready') return;
      return id === 'open all' ? groups.openAll() : groups.closeAll();
    }
    const choice = choices.find((known) => `by ${known.id}` === id);
    if (choice !== undefined) onChoose(choice.grouping);
  };
  return (
    <Menu
      label={t('group.title')}
      choice="one"
      placement="bottom end"
      trigger={
        <Button icon={<ListTree aria-hidden="true" />}>
          {current === undefined ? t('group.title') : t('group.by', { column: current.label })}
        </Button>
      }
      groups={[
        ...(groups.status === 'ready'
          ? [
              {
                id: 'all',
                entries: [
                  { id: 'open all', label: t('group.openAll') },
                  { id: 'close all', label: t('group.closeAll') },
                ],
              },
            ]
          : []),
        { id: 'none', entries: [{ id: 'by nothing', label: t('group.none'), isChosen: chosen === null }] },
        {
          id: 'columns',
          title: t('group.columns'),
          entries: choices.map((choice) => ({
            id: `by ${choice.id}`,
            label: choice.label,
            isChosen: choice === current,
          })),
        },
      ]}
      onChoose={act}
    />
  );
}
