import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Header } from 'react-aria-components/Header';
import { Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { classNames } from './class-names.ts';
import styles from './Menu.module.css';
import popover from './Popover.module.css';

/** One thing that a menu offers. */
export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** At the right, e.g. a shortcut or a count. */
  readonly detail?: string;
  readonly isDisabled?: boolean;
  readonly isChosen?: boolean;
}

/** Entries that belong together; `title` stands above them. */
export interface MenuGroup {
  readonly id: string;
  readonly title?: string;
  readonly entries: readonly MenuEntry[];
}

/** Settings of a menu. */
export interface MenuProps {
  readonly trigger: ReactNode;
  readonly label: string;
  readonly groups: readonly MenuGroup[];
  readonly onChoose: (id: string) => void;
  /** `one` marks the chosen entry with a tick and says so to a screen reader. */
  readonly choice?: 'none' | 'one';
  readonly placement?: 'bottom start' | 'bottom end' | 'top start';
}

/** A menu at a control. */
export function Menu({
  trigger,
  label,
  groups,
  onChoose,
  choice = 'none',
  placement = 'bottom start',
}: MenuProps) {
  const entries = groups.flatMap((group) => group.entries);
  const selected = entries.filter((entry) => entry.isChosen).map((entry) => entry.id);
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement={placement} offset={4} className={classNames(popover.popover)}>
        <AriaMenu
          aria-label={label}
          className={styles.menu ?? ''}
          onAction={(key) => onChoose(String(key))}
          disabledKeys={entries.filter((entry) => entry.isDisabled).map((entry) => entry.id)}
          {...(choice === 'one' ? { selectionMode: 'single' as const, selectedKeys: selected } : {})}
        >
          {groups.map((group) => (
            <MenuSection key={group.id} aria-label={group.title ?? label} className={styles.group ?? ''}>
              {group.title === undefined ? null : <Header className={styles.title}>{group.title}</Header>}
              {group.entries.map((entry) => (
                <MenuItem key={entry.id} id={entry.id} textValue={entry.label} className={styles.item ?? ''}>
                  {choice === 'one' ? (
                    <span className={styles.tick}>
                      {entry.isChosen ? <Check aria-hidden="true" /> : null}
                    </span>
                  ) : null}
                  {entry.icon}
                  <span className={styles.label}>{entry.label}</span>
                  {entry.detail === undefined ? null : <span className={styles.detail}>{entry.detail}</span>}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
