import { useNavigate, useSearch } from '@tanstack/react-router';
import { Search, X } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { useTranslation } from 'react-i18next';
import { keepScope } from '../../app/keep-scope.ts';
import { useOpenRecord } from '../../app/record-home.ts';
import { useSession } from '../../app/session-context.ts';
import { useCommand, useShortcutLabel } from '../../app/shell-context.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { parseAction } from './panel-action.ts';
import { keepSearch, recentSearches } from './recent-searches.ts';
import styles from './SearchBox.module.css';
import { SearchPanel } from './SearchPanel.tsx';
import { usePreview } from './use-preview.ts';
import { useSavedSearches } from './use-saved-searches.ts';

const noSearches: [] = [];

/** The global search in the top bar: results as one types, Enter for all of them. */
export function SearchBox() {
  const { t } = useTranslation('search');
  const session = useSession();
  const navigate = useNavigate();
  const openRecord = useOpenRecord();
  const shortcut = useShortcutLabel();
  const { q } = useSearch({ strict: false });
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(q ?? '');
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (q !== undefined) setText(q);
  }, [q]);
  const state = usePreview(text, isOpen);

  const focus = useCallback(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  useCommand('search', focus);
  const { searchRequest } = session;
  useEffect(() => {
    searchRequest.hasBox = true;
    if (searchRequest.isAsked) focus();
    searchRequest.isAsked = false;
    return () => {
      searchRequest.hasBox = false;
    };
  }, [searchRequest, focus]);

  const leave = () => {
    setOpen(false);
    input.current?.blur();
  };
  const goToAll = (wanted: string, kind?: string) => {
    if (wanted.trim() === '') return;
    keepSearch(session, wanted);
    leave();
    void navigate({
      to: '/search',
      search: (old) => ({ ...keepScope(old), q: wanted, ...(kind === undefined ? {} : { kind }) }),
    });
  };
  const recent = recentSearches(session);
  // A list of those saved is a help, so without them one still searches.
  const saved = useSavedSearches(isOpen && text.trim() === '').searches ?? noSearches;
  const hasPanel = isOpen && (text.trim() !== '' || recent.length > 0 || saved.length > 0);
  const act = (key: string) => {
    const action = parseAction(key, recent, saved);
    switch (action?.kind) {
      case 'recent':
        setText(action.text);
        return goToAll(action.text);
      case 'saved':
        setText(action.search.text);
        return goToAll(action.search.text, action.search.kind);
      case 'all':
        return goToAll(text);
      case 'record':
        keepSearch(session, text);
        leave();
        return openRecord(action.ref);
    }
  };
  return (
    // Where the focus goes decides whether the panel stays.
    // biome-ignore lint/a11y/noStaticElementInteractions: the field and the list within are what one works with
    <div
      ref={box}
      className={styles.box}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
      onKeyDownCapture={(event) => {
        if (event.key !== 'Escape') return;
        // Escape closes the panel and leaves the text; again, it leaves the box. The field's own meaning of it is to clear.
        event.preventDefault();
        event.stopPropagation();
        if (isOpen) setOpen(false);
        else leave();
      }}
    >
      <Autocomplete
        inputValue={text}
        onInputChange={(next) => {
          setText(next);
          setOpen(true);
        }}
        disableAutoFocusFirst
      >
        <SearchField
          aria-label={t('label')}
          // A field with a list of its own is a combobox, which a search field may not be called.
          type="text"
          className={styles.field ?? ''}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' && !isOpen) setOpen(true);
            else if (event.key === 'Enter' && input.current?.getAttribute('aria-activedescendant') === null) {
              goToAll(text);
            }
          }}
        >
          <Search className={styles.sign} aria-hidden="true" />
          <Input
            ref={input}
            role="combobox"
            aria-haspopup="listbox"
            aria-expanded={hasPanel}
            className={styles.input ?? ''}
            placeholder={t('placeholder')}
            onFocus={() => setOpen(true)}
            onClick={() => setOpen(true)}
          />
          {text === '' ? (
            <kbd>{shortcut('K')}</kbd>
          ) : (
            <IconButton
              size="small"
              label={t('clear')}
              icon={<X />}
              onPress={() => {
                setText('');
                input.current?.focus();
              }}
            />
          )}
        </SearchField>
        {hasPanel ? (
          <SearchPanel text={text} state={state} recent={recent} saved={saved} onAction={act} />
        ) : null}
      </Autocomplete>
    </div>
  );
}
