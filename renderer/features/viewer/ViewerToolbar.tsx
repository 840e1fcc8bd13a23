import { RotateCw, ZoomIn, ZoomOut } from 'lucide-react';
import type { ReactNode } from 'react';
import { Toolbar } from 'react-aria-components/Toolbar';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './ViewerToolbar.module.css';
import { type Zoom, zoomIn, zoomOut } from './zoom.ts';

/** The bar above what is shown; arrow keys move within it. */
export function ViewerToolbar({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('viewer');
  return (
    <Toolbar aria-label={t('toolbar')} className={styles.toolbar ?? ''}>
      {children}
    </Toolbar>
  );
}

/** Pushes what follows to the right. */
export function ToolbarSpace() {
  return <span className={styles.space} />;
}

/** Settings of the zoom controls. */
export interface ZoomControlsProps {
  readonly zoom: Zoom;
  /** What the zoom comes to now. */
  readonly scale: number;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onRotate: () => void;
}

/** Smaller, how large, larger, a quarter turn. */
export function ZoomControls({ zoom, scale, onZoom, onRotate }: ZoomControlsProps) {
  const { t } = useTranslation('viewer');
  const format = useFormat();
  const percent = (value: number) => format.rate(Math.round(value * 100) * 100);
  return (
    <>
      <IconButton
        label={t('zoom.out')}
        icon={<ZoomOut />}
        shortcut="−"
        onPress={() => onZoom(zoomOut(scale))}
      />
      <Menu
        label={t('zoom.label')}
        choice="one"
        placement="bottom end"
        trigger={
          <Button
            variant="quiet"
            className={styles.percent ?? ''}
            label={t('zoom.now', { percent: percent(scale) })}
          >
            {percent(scale)}
          </Button>
        }
        groups={[
          {
            id: 'fit',
            entries: (['fit-width', 'fit-page'] as const).map((fit) => ({
              id: fit,
              label: t(`zoom.${fit}`),
              isChosen: zoom === fit,
            })),
          },
          {
            id: 'steps',
            entries: [0.5, 0.75, 1, 1.5, 2, 4].map((step) => ({
              id: String(step),
              label: percent(step),
              isChosen: zoom === step,
            })),
          },
        ]}
        onChoose={(id) => onZoom(id === 'fit-width' || id === 'fit-page' ? id : Number(id))}
      />
      <IconButton label={t('zoom.in')} icon={<ZoomIn />} shortcut="+" onPress={() => onZoom(zoomIn(scale))} />
      <IconButton label={t('rotate')} icon={<RotateCw />} shortcut="R" onPress={onRotate} />
    </>
  );
}
