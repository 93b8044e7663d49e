import './catalogue.css';
import { web } from '../paths.ts';
import { navigate, useSearch } from '../place.ts';
import { useTexts } from '../reader.tsx';
import { LinkButton } from '../ui/button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { catalogueWeb } from './desk-paths.ts';
import { ProductForm } from './product-form.tsx';

/** A new product; it is a draft until it is published. */
export default function ProductCreate() {
  const t = useTexts('desk-products');
  const { search } = useSearch();
  return (
    <>
      <PageHead title={t('productNew')} note={t('productCreateNote')}>
        <LinkButton href={catalogueWeb.products()}>{t('productBack')}</LinkButton>
      </PageHead>
      <div className="form-page">
        <ProductForm
          product={null}
          family={search.get('family') ?? ''}
          done={(product) => navigate(web.desk.product(product.id))}
        />
      </div>
    </>
  );
}
