<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>connectors/amazon/spec</name>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>Address of Login with Amazon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>Address of the API</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>Allow lines in other companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>Also called merchant token, under Account Info &gt; Business Information. Only needed to read listings for matching items.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>Amazon Seller Central</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>An authorisation belongs to one region. A seller in several regions has a connection for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>Authorised on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>Begins with Atzr. Shown once when the seller authorises the application, which needs the role Finance and Accounting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>Begins with amzn1.application-oa2-client. Seller Central shows it under Apps and Services &gt; Develop Apps &gt; View (LWA credentials).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>Beside the client identifier. Amazon makes it void after 180 days; enter the new one here then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>Book from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>Book it on the first open day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>Client identifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <source>Client secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>Client secret made on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>Countries such as DE, FR, GB or Amazon's marketplace ids, separated by commas; empty for every one where the account sells. Settlements always come for all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>Day, currency and gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Document type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>Document: each sale and refund has its own entry. Day: all of a day, currency and gateway are one entry, made when the day is over. Payout: all that a payout pays out is one entry a month; what no payout names goes by the day. What has an entry keeps it when this is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>Empty for Amazon's own, or for the test server that was entered above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>Empty for the region's own. Another one only for a test server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>Europe, Middle East, India, South Africa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>Far East (Japan, Australia, Singapore)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>Hold it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>Hold: the document waits until the period is opened again. First open day: it is booked on the first day that JD Edwards takes, with its own day in the explanation and the remarks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>JD Edwards connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>Marketplaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>North America (US, Canada, Mexico, Brazil)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>Once a day, to match SKUs with items of JD Edwards. Needs the roles Product Listing and Amazon Fulfillment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>Once a day, to see sales before they are settled. Orders are never booked, and no buyer's name or address is asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>One entry for each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>Payout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>Read listings and stock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>Read orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <source>Refresh token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>Rounding tolerance (smallest units)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>Seller id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>Settlements of one seller in one region, with balances, orders and items to explain them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>Such as America/Chicago. It decides which month a line belongs to: Amazon writes UTC, the books close at the company's midnight.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>The JD Edwards document type of the entries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>The day as 2026-11-30. A reminder comes in the last 30 of the 180 days that Amazon lets it be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>The day as 2026-11-30. A reminder comes in the last 45 of the 365 days that an authorisation lasts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>The first day (YYYY-MM-DD) whose sales this program books; earlier ones are already in the books.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>The five-digit JD Edwards company the entries are booked in, such as 00001.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>The name of the JD Edwards connection that this store's postings go to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>Time zone of the books</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>Up to how many cents an order may differ from its parts before it stops as an exception.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>When the period of a document is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>Yes, if lines may be mapped to accounts of other companies. JD Edwards must be set up to settle them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/amazon/spec.py"/>
        <source>Yes, through the interface v0 (until March 2027)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>connectors/bigcommerce/spec</name>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>A SKU that equals this number of an item is linked to it. Links that people made always go first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>A price that changes by more than this, up or down, is never approved together with others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>A refund of an amount without lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>A sale is booked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>API address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <source>Access token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>Base prices (F4106) that differ from the store's are drafted, and sent once they are approved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>BigCommerce</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>BigCommerce delivers to public https addresses on port 443 only and checks their certificate; one that nobody uses for 90 days is switched off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>BigCommerce reports such a refund without tax, even where the order was taxed, so what it was for is a decision of yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>Branch of the prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>Change that needs a look (percent)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>Currency of the prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>Customer price group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Fields of items (F4101) that differ from the store's are drafted, and sent once they are approved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>How SKUs and items are matched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>Is a return with the order's share of tax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>Is a return without tax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>Is goodwill, and no return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Item cross reference (F4104)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Item fields that are taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Item number (second)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>Keeps customers with address and store credit in the archive. Only needed where they go into JDE's address book or store credit is to be proved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Names separated by blanks, out of name and upc. A blank field of an item never empties the store's.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Only by people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>Order sources that are left out because another connection books them, such as amazon, ebay, separated by commas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>Orders booked elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>Orders, payments and refunds of a BigCommerce store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>Price list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>Read customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>Shown once together with the access token. BigCommerce signs what it delivers with it, so it is needed for webhooks only. Left empty, their secret header alone proves them: only for a store that does not sign.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>Sold are orders that wait for fulfillment, shipment or pickup, are shipped, completed, disputed or refunded. Incomplete, pending, awaiting payment, cancelled, declined and orders under manual verification are booked by neither.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>Store hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Take item data from JD Edwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>Take prices from JD Edwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>The branch/plant whose base prices count, such as 30. Where it has none, those of all branches do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>The currency the store sells in, such as USD. Only base prices of this currency are taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>The key number of the customer group (F4106.CGID) whose prices go first. Empty: everybody's prices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>The letters and digits after stores/ in the API path that the store shows with the token, such as abc123. The whole path may be pasted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>The number of the price list that prices from JD Edwards go to. Empty: the catalog's own prices, in the store's default currency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>The store owner creates it under Settings &gt; Store-level API accounts, with the scopes Orders (read), Order transactions (read), Information and settings (read) and, where customers are read, Customers (read). Sending items and prices needs Products (modify).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>The unit the store sells in, such as EA. Base prices of other units are not converted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Third item number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>UPC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>Unit of measure of the prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>Waits for a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>When its status says sold and its payment is not merely authorised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>When its status says sold, whatever became of the payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/bigcommerce/spec.py"/>
        <source>Where BigCommerce answers; it is the same for every store.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>connectors/shipstation/spec</name>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>A new order waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>A shipment of a purchase order is proposed as its goods receipt in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>A shipment of more than what is open, beyond this share of it, stops for a person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>API secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Accept less than ordered, percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Accept more than ordered, percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Against the prepaid postage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Against what the carrier will invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Branch = number of the location, such as 30=17977, 40=14265; one number alone counts for all. Left out, ShipStation takes its default location.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Branches separated by blanks, such as 30 40. Empty: those of every branch of the company.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Branches whose orders are taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Currency of label costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Custom field 1 shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Custom field 2 shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Custom field 3 shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Date of a receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Document types of purchase orders separated by blanks, such as OP OD. Quotes and requisitions are no orders yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Empty: whatever was shipped is received, and the rest stays open. With a figure, a shipment that is short by more than it stops for a person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>For shipment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>How a purchase order appears in ShipStation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Label costs are accrued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Not from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Of the API V1, from ShipStation under Settings &gt; Account &gt; API Settings. Keys made since 2025 expire after 3 to 12 months.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>On hold, until somebody releases it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>One entry for each label, taken back when the label is voided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Open purchase orders (F4301, F4311) are drafted as orders of the store and sent once they are approved; their changes follow them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Order types that are taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Ship-from location of each branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>ShipStation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>ShipStation can print its custom fields on labels and packing slips.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>ShipStation signs nothing, so the address itself is the secret: it is to be https, and to be shown to nobody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>ShipStation's own address; another one only for a test server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Shipments become goods receipts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Shipments, their items and label costs of a ShipStation account; purchase orders go there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Shown together with the API key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Store for purchase orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Take purchase orders from JD Edwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>The G/L date of the receipt in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>The branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>The day it is prepared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>The day it was shipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>The number of a manual store of the account, which the connection test lists. ShipStation cannot move an order to another store later. Needed only to send purchase orders there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>The order's reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>The purchase order's number and type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>The supplier's name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shipstation/spec.py"/>
        <source>Three letters. ShipStation writes amounts without a currency; it is the one that the account pays in.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>connectors/shopify/spec</name>
    <message>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <source>A day such as 2026-12-01: orders from then on are booked in the currency that the customer paid in. Empty: in the shop's currency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <source>A day such as 2026-12-01: orders from then on become revenue when they are shipped. Empty: at payment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <source>Access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <source>App of the Dev Dashboard: client ID and secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <source>Begins with shpat_. Shown once, when the custom app was installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <source>Begins with shprt_. Came with the expiring offline token; each one that follows is kept by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <source>Client ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <source>Custom app made in the admin: access token (shpat_)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <source>Expiring offline token with a refresh token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <source>From the app's settings in the Dev Dashboard. Not needed with an access token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <source>From the app's settings in the Dev Dashboard; a custom app calls it the API secret key. Shopify signs webhooks with it, so these need it whatever the access.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <source>In the customer's currency since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <source>New apps come from Shopify's Dev Dashboard and give a client ID and a secret; app and shop must belong to the same organization. An access token of a custom app made before 2026 keeps working.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <source>No entry needs them. Only for customers that are to be brought into the address book; the app must be approved for protected customer data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <source>Only while a client secret is being changed: Shopify signs with the old one for up to an hour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <source>Orders, refunds, gift cards and Shopify Payments payouts of a Shopify shop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <source>Previous client secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <source>Read names and addresses of customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <source>Recognized at fulfilment since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>Shop address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <source>Shopify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <source>Shopify delivers to a public https address with a certificate that it trusts, and wants an answer within five seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/shopify/spec.py"/>
        <source>The shop's own address at Shopify, such as example.myshopify.com. It is shown in the Shopify admin under Settings &gt; Domains; a domain of the merchant's own does not serve.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>connectors/woocommerce/spec</name>
    <message>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>Allow a shop without https</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>Begins with ck_. The shop's administrator creates it under WooCommerce &gt; Settings &gt; Advanced &gt; REST API. The permission Read is enough, but for setting up webhooks from here, which needs Read/Write; the key's user must be a shop manager or an administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>Begins with cs_. The shop shows it once, together with the consumer key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>Cash on delivery has no payment date until the order is completed, so the second choice books it later. Pending, on-hold, failed, cancelled and trashed orders are booked by neither.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>Consumer key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>Consumer secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>Only for web hosts that drop the login from the request's header; the connection test says so. The key then appears in the web host's own logs. Never used without https.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>Orders and refunds of a WordPress shop with WooCommerce 5.8 or newer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>Other statuses that mean paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>Requests are then signed and the secret never leaves this machine, but orders travel readable for everyone on the way. Ask for a certificate instead wherever possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>Send the key in the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>Statuses that a plugin of the shop adds, such as shipped or ready-for-pickup, separated by commas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>The address of the shop's front page, such as https://shop.example.com or https://example.com/shop. It must be written exactly as the shop itself writes it, www or not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>The shop delivers to a public address only, on port 80, 443 or 8080, and checks its certificate. A filter of the shop's site can allow an address inside its own network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>When the order has a payment date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>When the order is Processing, Completed or Refunded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/connectors/woocommerce/spec.py"/>
        <source>WooCommerce</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jde/fields</name>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>A JDE user made for this connection, with date and decimal preferences that nobody changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>A call is given up after this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>A posting counts as absent from JDE after two searches this far apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>AIS address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Accounts and business units are read as far as they changed; what was deleted in JDE is only found by reading them whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Accounts of the proving run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Address book orchestration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>After this a fenced orchestration refuses to begin (its Not_After).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Allow an address without encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Batch orchestrations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Batch table (F0911Z1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Between two proofs of absence (seconds)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Certificate authority file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Clock difference allowed for (seconds)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Companies that are sent otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Companies whose postings go another way, such as 00070=batch; 00200=form. The ways are orchestration, batch and form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Company of the proving run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Controls of the journal form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Customers are sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Deadline for JDE to begin (seconds)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Device name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>EDI user of the batch table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Environment that is not production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Form (P0911)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Goods receipts are sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>How Server Manager shows this workstation's session. Empty: named after the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>How far the clocks of JDE and this computer may be apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>How long an attempt waits until R09110Z has entered its rows; after that JDE is searched for them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>How long an entered document may stay invisible to reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>How long an orchestration can go on inside JDE after the connection broke; ask your JDE administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>How postings are sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>JDE user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Journal orchestration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Journal orchestration: one call enters the journal. Batch table: rows go into F0911Z1, whose key refuses a duplicate, and R09110Z enters them. Form: P0911 is filled in; what stays unknown is for a person. It cannot be changed while the outcome of a posting is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Kept in this computer's key store, never in the workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Longest run in JDE (seconds)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Longest wait for an answer (seconds)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Only where AIS has no https: the password then crosses your network readable. Recorded in the audit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Oracle JD Edwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Other orchestrations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Read the masters whole again after (days)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Search after (seconds, separated by commas)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>The AIS Server's address as your JDE administrator gives it, such as https://ais.example.com:7443.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>The EDI user under which rows are written to F0911Z1, up to 10 characters, used by nothing else. It is part of the key that refuses duplicates: never change it while a posting is on its way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>The JDE document type of the journal entries, usually JE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>The JDE environment to post to, such as JPD920. Nothing is sent to any other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>The company in which a proving run posts its one-cent entry and reverses it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>The environment's name once more, if it holds no real books: only then may a proving run post to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>The file (PEM) of your company's certificate authority, if this computer does not trust it already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>The ledger: an AIS Server of your JD Edwards EnterpriseOne.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>The names your site's orchestration for customers uses, as JSON. Empty: the delivered design MLC_Add_Customer. {"fenced": true} says that it refuses late calls, looks the long address number up first, and completes a record without customer master.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>The names your site's orchestration for supplier invoices uses, as JSON. Empty: JDE_ORCH_04_Add_Supplier_Invoice with the inputs of the delivered design.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>The names your site's orchestration uses, as JSON. Empty: the delivered design MLC_Journal_Entry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>The names your site's orchestrations for receipts and items use, as JSON, such as {"goods_receipt": {"name": "…", "fenced": true}, "goods_receipt_reversal": {"fenced": true}}. Fenced says that it refuses late calls and looks the reference up before it writes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>The names your site's orchestrations use, as JSON. Empty: the delivered designs MLC_Insert_Journal_Batch and MLC_Process_Journal_Batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>The numbers of P0911's controls at your site, as JSON. The columns of the remark and of the short reference must be given: {"columns": {"remark": "…", "short_reference": "…"}}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>The orchestration checks deadline and reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>The role to log in with; *ALL uses every role of the user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Two accounts of that company, to be debited and credited, separated by a comma: 1.1110, 30.5010.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Until a new entry can be read (seconds)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Voucher batch orchestrations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Voucher orchestration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Vouchers are sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Wait for the batch processor (seconds)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>When JDE is searched for a posting whose outcome is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Where postings go through the batch table: the names of the orchestrations that write F0411Z1 and run R04110ZA, as JSON. Empty: MLC_Insert_Voucher_Batch and MLC_Process_Voucher_Batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Yes, if customers are added to the address book: the connection test then asks for what they need.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Yes, if purchase orders are received in JD Edwards: the connection test then asks for what that needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Yes, if supplier invoices go to JD Edwards: the connection test then asks for what they need.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/jde/fields.py"/>
        <source>Yes, if the journal orchestration refuses calls after Not_After and looks the reference up before it enters anything. Only then may a posting that JDE does not hold be sent again without a person.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/overview</name>
    <message numerus="yes">
        <location filename="../../mlconnector_gui/ui/overview.py"/>
        <location filename="../../mlconnector_gui/ui/screens/audit/presenter.py"/>
        <location filename="../../mlconnector_gui/ui/screens/overview/presenter.py"/>
        <source>record</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>ui/screens/audit/presenter</name>
    <message numerus="yes">
        <location filename="../../mlconnector_gui/ui/screens/audit/presenter.py"/>
        <location filename="../../mlconnector_gui/ui/screens/audit/screen.py"/>
        <source>event</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../mlconnector_gui/app/commands/take_over.py"/>
        <location filename="../../mlconnector_gui/ui/screens/audit/presenter.py"/>
        <location filename="../../mlconnector_gui/ui/screens/connections/take_over_presenter.py"/>
        <location filename="../../mlconnector_gui/ui/screens/mappings/rule_dialog.py"/>
        <location filename="../../mlconnector_gui/ui/screens/overview/presenter.py"/>
        <location filename="../../mlconnector_gui/ui/screens/review/actions.py"/>
        <location filename="../../mlconnector_gui/ui/screens/review/presenter.py"/>
        <location filename="../../mlconnector_gui/ui/widgets/replay_many_dialog.py"/>
        <source>posting</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>ui/screens/audit/screen</name>
    <message numerus="yes">
        <location filename="../../mlconnector_gui/ui/screens/audit/screen.py"/>
        <source>newer event</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>ui/screens/connections/screen</name>
    <message numerus="yes">
        <location filename="../../mlconnector_gui/ui/screens/connections/screen.py"/>
        <source>connection</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>ui/screens/connections/take_over_presenter</name>
    <message numerus="yes">
        <location filename="../../mlconnector_gui/app/commands/take_over.py"/>
        <location filename="../../mlconnector_gui/ui/screens/connections/take_over_presenter.py"/>
        <source>minute</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../mlconnector_gui/app/commands/take_over.py"/>
        <location filename="../../mlconnector_gui/ui/screens/connections/take_over_presenter.py"/>
        <source>period</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../mlconnector_gui/app/commands/take_over.py"/>
        <location filename="../../mlconnector_gui/ui/screens/connections/take_over_presenter.py"/>
        <source>request</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>ui/screens/inbox/screen</name>
    <message numerus="yes">
        <location filename="../../mlconnector_gui/ui/screens/inbox/screen.py"/>
        <location filename="../../mlconnector_gui/ui/screens/mappings/side.py"/>
        <location filename="../../mlconnector_gui/ui/screens/match/presenter.py"/>
        <location filename="../../mlconnector_gui/ui/screens/match/screen.py"/>
        <location filename="../../mlconnector_gui/ui/words/mapping.py"/>
        <source>line</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>ui/screens/links/presenter</name>
    <message numerus="yes">
        <location filename="../../mlconnector_gui/ui/screens/links/presenter.py"/>
        <source>link</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>ui/screens/mappings/activate_dialog</name>
    <message numerus="yes">
        <location filename="../../mlconnector_gui/ui/screens/mappings/activate_dialog.py"/>
        <location filename="../../mlconnector_gui/ui/screens/mappings/presenter.py"/>
        <location filename="../../mlconnector_gui/ui/screens/mappings/screen.py"/>
        <source>blocked posting</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../mlconnector_gui/ui/screens/mappings/activate_dialog.py"/>
        <location filename="../../mlconnector_gui/ui/screens/mappings/side.py"/>
        <source>more change</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../mlconnector_gui/ui/screens/mappings/activate_dialog.py"/>
        <location filename="../../mlconnector_gui/ui/screens/mappings/presenter.py"/>
        <location filename="../../mlconnector_gui/ui/screens/mappings/screen.py"/>
        <source>rule</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>ui/screens/mappings/side</name>
    <message numerus="yes">
        <location filename="../../mlconnector_gui/ui/screens/mappings/side.py"/>
        <source>account</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../mlconnector_gui/ui/screens/mappings/side.py"/>
        <location filename="../../mlconnector_gui/ui/screens/overview/presenter.py"/>
        <location filename="../../mlconnector_gui/ui/words/imports.py"/>
        <location filename="../../mlconnector_gui/ui/words/mapping.py"/>
        <source>document</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>ui/screens/overview/presenter</name>
    <message numerus="yes">
        <location filename="../../mlconnector_gui/ui/screens/overview/presenter.py"/>
        <source>run</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>ui/screens/schedule/presenter</name>
    <message numerus="yes">
        <location filename="../../mlconnector_gui/ui/screens/schedule/presenter.py"/>
        <source>more missed time</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>ui/screens/schedule/screen</name>
    <message numerus="yes">
        <location filename="../../mlconnector_gui/ui/screens/schedule/screen.py"/>
        <source>schedule</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>ui/screens/webhooks/presenter</name>
    <message numerus="yes">
        <location filename="../../mlconnector_gui/ui/screens/webhooks/presenter.py"/>
        <source>change</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../mlconnector_gui/ui/screens/webhooks/presenter.py"/>
        <source>kind</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>ui/screens/webhooks/screen</name>
    <message numerus="yes">
        <location filename="../../mlconnector_gui/ui/screens/webhooks/screen.py"/>
        <source>store</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>ui/widgets/why_dialog</name>
    <message numerus="yes">
        <location filename="../../mlconnector_gui/ui/widgets/why_dialog.py"/>
        <source>line of the document</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>ui/words/inbox</name>
    <message numerus="yes">
        <location filename="../../mlconnector_gui/ui/words/inbox.py"/>
        <source>cause</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>ui/words/sentences</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/sentences.py"/>
        <source>Code: {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/sentences.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/example_store.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Copy the details for IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/sentences.py"/>
        <source>Something stopped that has no words here yet: {code}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/sentences.py"/>
        <source>What you asked for was not done.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/words/source_rows</name>
    <message numerus="yes">
        <location filename="../../mlconnector_gui/ui/words/source_rows.py"/>
        <source>row</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>ui/words/tables/accounting</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>A fiscal date pattern that begins on {first_day} has period ends out of order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>A line on account {account} has no amount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>A part of the account “{account}” contains the separator “{separator}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>A subledger needs its type: “{subledger}” and “{subledger_type}” do not go together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Accounts, periods and companies were not read from JD Edwards yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>An entry needs at least two lines; this one has {lines}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Ask for the period to be opened in JD Edwards, or hold the posting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Choose a blocked refund without lines that nobody approved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Choose a line to see every document in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Compare the parts with the order in the store. A plugin may write a fee or discount that is not listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Correct it in JD Edwards, or map the line to another account; the check runs again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Correct it where it comes from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Correct the company in the connection's values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Correct the date where it comes from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Correct the document in the store; it is fetched again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Correct the document type in the connection's values, such as JE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Correct this part of the account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Correct valid_from and valid_to of this rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Debits and credits of ledger {ledger_type} differ by {difference}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Dismiss it, unless the store shows an amount that is missing here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Enter zero or more in the connection's values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Fetch the order, or treat the refund as returns or goodwill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Give the mapping rule a subledger and its type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Give the mapping rule both, or neither.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Have the company's current period corrected in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Have the currency set up in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Have the currency's decimals corrected in JD Edwards, or the store's price decimals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Have the fiscal date pattern corrected in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Have the fiscal year set up in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>JD Edwards gave “{julian}”, which is not a date of its kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>JD Edwards has no account {account}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>JD Edwards has no company {company}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>JD Edwards has no currency {currency}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>JD Edwards has no fiscal date pattern for the year of company {company} that begins on {first_day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>JD Edwards keeps {currency} with {decimals} decimals; the amounts here are finer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>JD Edwards not read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>JD Edwards refuses or warns of an entry on this date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Look at the document in the store: an amount may be missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Look at the document's parts; this is a fault worth reporting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Look at the payments in the store: one may be missing, or was taken in another way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Look at the record in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Map lines in other currencies to another account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Map the line to an account of company {document}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>No entry is made of this document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>None of the rules in the file were taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Nothing can be checked or approved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <source>Nothing is stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Nothing is stopped: the differences are on the rounding account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Nothing needs doing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/people.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/policy.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Nothing: it is within the tolerance of the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Prepare the posting again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Press M to map it. What a rule can ask for: {traits}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Refund {document} cannot be split like order {order}: its sale is not archived in the same currency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Remove the condition or fill it in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Remove the separator from the part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Remove the subledger from the mapping rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Say what it was for with `mlconnector postings treat`, or add the lines in the store and fetch again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Set the store's price decimals to those of the currency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Shorten the description in the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Split it in the store, or enter it in JD Edwards by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Test the JD Edwards connection; the records are read next and the checks run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The G/L date cannot be checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The account is not taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The account {account} ({description}) takes no postings: posting edit code {posting_edit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The account {account} belongs to company {company}; the entry is of company {document}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The account {account} requires a subledger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The account {account} takes no subledger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The account {account} takes only {currency}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The amount is not taken, and never rounded by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The amount is not taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The business unit {business_unit} ({description}) takes no postings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The connection's documents are not prepared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The current period {period} of company {company} is not in its date pattern.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The date is not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The document {document} mixes the currencies {currencies}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The entry is not made: it is never plugged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The explanation “{explanation}” is empty or longer than {width} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The field {field} of {document} holds “{value}”, which is not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The parts of the document do not add up to its total {total}: {parts} leaves {difference}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The payments ({payments}) differ from the document's total {total} by {difference}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The posting cannot be approved until a person decides what it was for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>The posting cannot be approved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The record is not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The remark “{remark}” is longer than {width} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The rounding tolerance {tolerance} is below zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The rule {rule} ends before it begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The rule {rule} has a condition without a name or a value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The subledger “{subledger}” of type “{subledger_type}” does not fit JD Edwards' fields.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The total is not made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The {kind} {document} comes to nothing, so there is no entry to make.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>The {part} “{value}” does not fit JD Edwards' field of {width} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>This entry adds up {documents}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Use at most eight characters, and one for the type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Work on one currency at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Write both, such as 30.5010.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Write it like 30{separator}5010 or 1{separator}1220{separator}SHOP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>Write the account as business unit, object and subsidiary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>account incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>account number not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>account of another company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>account of another currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>account part invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>account takes no postings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>account unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>amount not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>amount too fine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>amount too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>business unit closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>company invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>company unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>currencies differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>currency decimals differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>currency unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>current period invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>date not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>date pattern invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>date too early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>dates reversed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>document type invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>does not balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>empty condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>explanation invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>fiscal year missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>free-form account invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>line of zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>moves no money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>no account mapped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>nothing to decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>order not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>parts do not add up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>payments differ from total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>period not open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>refund without lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>remark too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>rounding difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>separator in account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>several currencies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>several documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>short account id invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>some were rounded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>subledger incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>subledger not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>subledger required</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>subledger too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>tolerance negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>too few lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>unreadable number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>{amount} has more decimals than {currency} has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>{amount} of order {order} was given back without saying for what.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>{amount} {currency} is larger than can be kept exactly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>{date} is before 1900, which JD Edwards cannot hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>{difference} of rounding goes to the rounding account on its own line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>{documents} of the documents differ from their parts by no more than the tolerance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>{first} and {second} cannot be added up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>{gl_date} is not in an open period of company {company} ({first} to {last}; JD Edwards: {verdict}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>{posting} ({state}) is no refund that waits for somebody to say what it was for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>“{account}” is not a free-form account number of JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>“{account}” is not a short account id of JD Edwards (up to eight digits).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>“{account}” is not written as business unit{separator}object{separator}subsidiary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>“{account}” lacks a business unit or an object account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>“{amount}” is not an amount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>“{company}” is not a company: five digits, and not 00000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>“{currency}” is not a currency code of three letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>“{document_type}” is not a document type of JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/accounting.py"/>
        <source>“{role}” has no account: no mapping rule covers {amount} {description}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/words/tables/amazon</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>A client secret lasts 180 days: make a new one in Seller Central, Develop Apps, and enter it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>A record came from Amazon without what places it ({field}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>A report is kept for 90 days: request an older settlement in Seller Central, or import its file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>A report's document is said to be at {host}, where Amazon keeps none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Amazon asks to slow down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Amazon denies access and does not say why: the application lacks the role for it, the region is another one, or the seller must authorise it again, as after each change of its roles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Amazon does not accept the access token for this region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Amazon does not accept the application's client identifier and secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Amazon does not have what was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Amazon has suspended listings in {marketplaces}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Amazon leads in a circle instead of to the next page ({operation}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Amazon lists {count} settlement reports of the last 90 days, and none of the last month.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Amazon no longer accepts the refresh token: the authorisation was withdrawn or is over a year old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Amazon refused a request ({error}, status {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Amazon refuses the login ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Amazon's front refused a request as malformed; a proxy in between may have changed it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Amazon's server failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Amazon's server failed (status {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Amazon's storage refused a report's document (status {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Check the address of Login with Amazon, and whether a proxy stands before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Check the address of the API; a newer version of this program may be needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Choose na, eu or fe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Compare client identifier, client secret and refresh token with Seller Central, Develop Apps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Copy it from Seller Central again, whole and without line breaks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Enter countries such as DE or GB, or Amazon's marketplace ids, of this region alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Enter it as 2026-11-30, or leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Enter it as America/Chicago or Europe/Berlin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Fetch again later. Copy the details for IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Give the application the role Finance and Accounting in Seller Central, check the region, and have the seller authorise it once more. What is not to be read can be turned off in the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Have the seller authorise the application again in Seller Central, and enter the new refresh token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Have the seller authorise the application again, and enter the new refresh token with its day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>If it stays so, see whether a proxy or firewall answers in Amazon's place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>It is not fetched; the rest is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Login with Amazon cannot answer at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Look in Seller Central under Payments whether settlements are held back or deferred.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Make a new client secret in Seller Central, Develop Apps, and enter it here with its day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Nothing here; less may be sold there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Nothing is fetched after that day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Nothing is fetched from this seller's account meanwhile; it is tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Nothing is fetched from this seller's account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Nothing needs doing, unless it stays so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Orders and listings of these are not there; settlements come for all marketplaces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>See Account Health in Seller Central.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>See that the region is the one where the seller authorised the application; else authorise it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Something else than Login with Amazon answered (status {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Something else than the expected data came from Amazon (status {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Split the account's settlements in Seller Central, or import the files one by one. Copy the details for IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>Take them out of the connection, or check the region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>The account does not sell in {marketplaces}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>The account's requests are used up for now; other programs of the seller count as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>The client secret lapses on {until} (in {days} days); the refresh token stays good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>The client secret stands where the refresh token belongs, or the other way round.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The connection is not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>The connection works; there may be nothing to book.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>The document {document} did not come whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>The document {document} is over {limit_mb} MB unpacked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>The refresh token begins with Atzr, the client secret with amzn1.oa2-cs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>The seller's authorisation lapses on {until} (in {days} days).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>The server does not know the interface that was called.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>The value of {field} is empty, or has blanks or characters that no such value has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>access denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>access refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>application refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>authorisation lapses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>authorisation over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>client secret lapses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>interface unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>listings suspended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>login answered oddly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>login not complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>login not possible now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/example_store.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>login refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>marketplaces missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>no settlement lately</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>not a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>odd answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>pages repeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>record not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>report at an odd address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>report incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>report not given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>report too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>request not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>request refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>secret and token swapped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>unknown marketplace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>unknown region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>unknown time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>“{marketplace}” is no marketplace of the region {region}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>“{region}” is none of Amazon's regions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>“{timezone}” is no time zone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon.py"/>
        <source>“{value}” in {field} is not a day.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/words/tables/amazon_settlements</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>Amazon converted the {total} of settlement {settlement} and paid {paid}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>Amazon kept only a part of the tax of {count} orders in settlement {settlement} ({orders}); {left} is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>Amazon says of the transfer of settlement {settlement}: {status}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>Book the VAT from Amazon's VAT transactions report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>Check that it is a settlement report. Download the settlement report from Seller Central again (Payments, Reports Repository, Flat file V2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>Check that it is a settlement report; a file that unpacks to far more than it says is refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>Check the bank account in Seller Central.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>Choose a city such as America/Los_Angeles or Europe/Berlin in the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>Do not save it from a spreadsheet, which rewrites days. Download the settlement report from Seller Central again (Payments, Reports Repository, Flat file V2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>Do not save it from a spreadsheet. Download the settlement report from Seller Central again (Payments, Reports Repository, Flat file V2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>Download the settlement report from Seller Central again (Payments, Reports Repository, Flat file V2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>Expect {paid} at the bank; the difference is realised exchange.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>Fetch again; if it stays so, copy the details for IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>Import the two reports as separate files, the older one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>Look at the orders in Seller Central, then map their tax: to tax payable where you remit the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>No entry is made of this settlement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>No settlement of this connection is booked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>No settlement report does. Take the flat file of the same settlement instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>Nothing of it is booked, and nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>Nothing: the entry can be approved, with sales that include VAT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>Nothing: the entry can be approved. The money does not arrive; it comes back in a later settlement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>Nothing: the entry is in the settlement's own currency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>Settlement {settlement} has sales in {currency} and does not say which country's VAT is in them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>Settlement {settlement} says {total}; its {rows} rows come to {sum}: a difference of {difference}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>The XML file {file} declares entities or refers to something outside of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>The beginning of the file is missing. Download the settlement report from Seller Central again (Payments, Reports Repository, Flat file V2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>The file is incomplete or was changed. Download the settlement report from Seller Central again (Payments, Reports Repository, Flat file V2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>The file was changed or damaged. Download the settlement report from Seller Central again (Payments, Reports Repository, Flat file V2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>The file was cut or changed. Take the flat file of the same settlement instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>The packed settlement file {file} cannot be unpacked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>The row was cut, or a line break or a tab came into it. Download the settlement report from Seller Central again (Payments, Reports Repository, Flat file V2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>The settlement file {file} is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>The settlement file {file} is, unpacked, larger than {megabytes} MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>The tax of these orders has no account, unless a rule for tax_remitted_by=partly gives it one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>The time zone “{timezone}” of the connection is not known, so the months of a settlement are not either.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>VAT not in the settlement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>What Amazon says of the transfer of this settlement ({group}) cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>XML broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>XML refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>column named twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>columns missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>day not clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>decimals not clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>encoding not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>field not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>file empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>file too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>no settlement in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>no settlement report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>packed file damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>paid in another currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>row cut or split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>rows before the settlement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>settlement does not add up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>settlement twice in a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>tax kept in part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>time zone unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>transfer failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>transfer not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>{file} has a header, and no row with the dates and the total of a settlement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>{file} has no header line that begins with settlement-id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>{file} line {line} has {columns} cells where the header names {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>{file} line {line} is in no encoding that Amazon writes (UTF-8, Shift JIS, Windows-1252).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>{file} line {line} is no well-formed XML.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>{file} line {line}: of the {columns} columns named there, these are missing: {field}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>{file} line {line}: settlement {settlement} is in the file a second time with other rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>{file} line {line}: the amounts do not tell whether a point or a comma parts the decimals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>{file} line {line}: the column {field} is named twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>{file} line {line}: there are rows before the row with the dates and the total of their settlement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>{file} line {line}: “{value}” in {field} cannot be read as one day for certain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/amazon_settlements.py"/>
        <source>{file} line {line}: “{value}” is no {field}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/words/tables/bigcommerce</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>A part of refund {refund} of order {order} over {amount} was declined by the payment provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>BigCommerce asks for fewer requests without saying how long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>BigCommerce failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>BigCommerce overloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>BigCommerce refused the request (status {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>BigCommerce's clock and this workstation's differ by {seconds} seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>BigCommerce's server failed (status {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>Changes in the last minutes may come late, and deliveries may be taken for recordings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>Check the store hash first. Scopes cannot be changed later: create another API account with those needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>Choose a city as the time zone in the store's settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>Copy it again from the file that the store gave with the API account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>Copy the details for IT: something stands between this workstation and BigCommerce.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>Copy the part between stores/ and the next slash from the API path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Correct it in the connection's values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>Create a store-level API account and enter its token; a deleted account takes its token with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Fetch now; the refund is prepared when its order is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>Have this workstation's clock set by a time server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>If it stays so, check the API address and copy the details for IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>If it stays so, have the network let this workstation reach the API address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>If it stays so, look at the store's plan and at BigCommerce's status page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>If it was a mistake from the start, refund it in the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>If the money was kept, refund it in the store or set the order to a sold status.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>It is not booked as a sale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>It is not booked: no money went back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>Look at the limits of the store's plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>Look at the order in the store and copy the details for IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>Look at the order in the store: nobody can have paid this amount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>Look at the order's payments in the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>Look at the tax of the order in the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>Nothing is fetched from this store meanwhile; it is tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>Nothing is fetched from this store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Nothing is fetched: something could be left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>Nothing needs doing, unless it stays so: then another application takes them all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Nothing: check that the money came in at all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>Nothing: its money came in, so it stays booked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>Nothing: the order's own tax is booked, on one line without a rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>Order {order} over {total} was archived in the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>Order {order} over {total} was paid and cancelled later, without a refund.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>Pay the rest back in the store, then fetch again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>Refund it again in the store, or pay it back by other means there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>Refund {refund} of order {order} over {amount} was declined by the payment provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>Something before the store refuses this workstation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>The access token is empty or has characters that no token has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>The answer is not one that BigCommerce gives (status {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>The list {path} does not keep to the days or the order that were asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The order {order} of refund {refund} was not fetched yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>The refund waits: what went back is less than what was refunded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The refund {refund} is of order {order}, which is {status} and was not booked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>The same page of {path} comes again and again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>The store has reached a limit of its plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>The store is in maintenance, being upgraded or suspended (status {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>The store refuses the access token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>The store's requests for this half minute are used up, by all that is connected to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>The store's time zone “{timezone}” is not known, so the day of {document} is not either.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>The tax records of order {order} come to {recorded}, its tax is {total}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>The token may not read this, or the store hash is not the one the token was made for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>What cannot be booked exactly is not approved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>What was asked for was not done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>cancelled after payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>clocks differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>document not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>filters ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>limit of the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>order missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>quota used up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>refund declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>refund of an unbooked order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>refund partly declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>scope missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>setting invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>store hash not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>store unavailable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>tax records differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>token not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/example_store.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>unexpected answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>{document} cannot be read at {field}: “{value}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>{field} of {document} is {amount}, finer than {currency} has decimals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <source>“{value}” is not a store hash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/bigcommerce.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>“{value}” is not possible for {field}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/words/tables/completeness</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>A change during the reading comes with the next one. If it stays, ask which ones the store's list omits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>A sale may be missing from the books, or the store lost it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Approved postings whose source changed, so that the approval is void: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Ask in the shop whether they were deleted on purpose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Choose one of: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Compare the day with the store's own list; read the day again if it shows more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Compare the period with the books; end the parallel run when they agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Fetch it first: mlconnector take-over fetch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Give the first day of the history as YYYY-MM-DD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Look at the posting again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Look at what changed, then approve them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Look each number up in the store. Where the store does not number without gaps, say so in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Look into the store: if it sold that day, test the connection and read that day again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Name a store's connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>No {stream} came on {day}, where {usual} are usual on that day of the week; silent for {days} days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Nothing is prepared from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Nothing more is sent to their company meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Nothing that happened in the store since then is in the books.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Nothing was approved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Nothing was asked of the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Open the postings under Changed and decide: reverse, or ignore with a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Open them and state what JD Edwards shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Open them under Blocked; their checks say why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Open them under Changed: book the difference, reverse and replace, or ignore with a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Open them; JD Edwards' own words stand beside the check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Postings of which it is not known yet whether JD Edwards holds them: {count}. It is looked up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Postings of which the program cannot find out what became: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Postings that JD Edwards refused: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Postings that a check stops: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Read those days again: mlconnector pull with --from and --to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Run mlconnector take-over prove, and look at the months that differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Sales may be missing from the books.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>See whether the schedule is paused and the connection works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Sent entries that the source, or JD Edwards itself, shows otherwise by now: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Some may be missing from the books.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>The books and the source differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>The books show sales that the store does not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>The history of {connection} was not fetched yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>The history of {connection} was not proved to be whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>The store says it has {expected_count} {stream}, and gave {received}; {readings} readings in a row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>The {stream} from {start} to {end} were never read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>The {stream} were read up to {since}, {hours} hours ago.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>There is nothing to prove.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>They are not booked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>They are not in the books.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>They are not sent again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>They are not sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>They cannot be approved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>Wait; what cannot be found out is left to a person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>What happened in the store in that time is missing from the books.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>a person must decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>blocked by a check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>booked, gone from the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>changed after approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>changed after sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>fewer than the store counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>fewer than usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>gone from the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>history not fetched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>history not proved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>no change to ignore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>no such stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>not a store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>not read for long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>nothing came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>nothing to take over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>numbers are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>outcome unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>parallel run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>refused by JD Edwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>time was never read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>{actual} {stream} came on {day}, where {usual} are usual on that day of the week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>{connection} has no stream {stream}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>{connection} is a JD Edwards connection; only a store's history is taken over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>{count} documents may be missing from the books.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>{count} numbers are missing among the {stream}: {numbers}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>{count} {stream} are no longer in the store, but JD Edwards holds their entries: {documents}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>{count} {stream} are no longer in the store: {documents}. No entry was sent for them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>{first} is not before today, {today}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>“{posting}” belongs to a store that runs in parallel: it is prepared and compared, never sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/completeness.py"/>
        <source>“{posting}” is {state} and has no change of its source that could be let stand.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/words/tables/customers</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>A rule says that {customer} is {number}, but JD Edwards' address book has no such number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>An address has up to four lines; this one has {lines}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>Compare the record in JD Edwards with this one before approving.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>Correct it, or have it added in JD Edwards. Then replay the posting: JD Edwards is asked again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>Correct the address, or leave it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>Correct the rule. Then replay the posting: JD Edwards is asked again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>Dismiss this posting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>Enter it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>Enter the customer's address number in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>Have the record changed or deleted in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>JD Edwards could not be asked whether its address book has {customer}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>JD Edwards does not have the {field} “{value}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>Look at that posting; replay it if something was corrected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>Look at them in JD Edwards and write a rule that names the right one, or dismiss this posting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>Name the input in the connection's customer contract, then replay the posting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>No record is drafted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>No record is drafted: JD Edwards adds none without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>No second record is added: the one that is there is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>Nothing is added twice: the customer master alone is added to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>Nothing was changed: no second record is made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>Nothing was drafted: there is nothing to turn round.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Nothing was sent: a part of what was approved would have been left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>Put the address into fewer lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>Shorten or correct it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>Test the connection to JD Edwards. Then replay the posting: JD Edwards is asked again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>The address book orchestration of this connection has no input for the customer's {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>The customer has no {field}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>The record cannot be approved: nothing is added to the address book.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>The record “{posting}” was drafted for the same customer before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>The rule for “{key}” names “{number}”, which is not an address number: up to eight digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>The rules are not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>address too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>customer drafted before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>customer known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>customer master missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>customer not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>customer not clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>customer not expressible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>customer rule invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>e-mail invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>field missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>records are not reversed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>rule names nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>text does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>value unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>{address} stands in the address book under our key, but without its customer master.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>{customer} is in JD Edwards' address book already: {address}, told by the {by}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>{customer} may be one of JD Edwards' records: {candidates}, told by the {by}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>“{email}” is not an e-mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>“{posting}” is a record of JD Edwards' address book, which is no entry of its ledger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/customers.py"/>
        <source>“{text}” does not fit the {field} of an address: up to {width} characters, no blanks at its ends.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/words/tables/example_store</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/example_store.py"/>
        <source>A sale is not written the way it is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/example_store.py"/>
        <source>Copy the token again from the store's settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/example_store.py"/>
        <source>Create a new token in the store and enter it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/example_store.py"/>
        <source>No posting is made of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/example_store.py"/>
        <source>Nothing is to be done: it is tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/example_store.py"/>
        <source>Nothing was fetched; nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/example_store.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Nothing was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/example_store.py"/>
        <source>The access token is empty, or holds characters that no token has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/example_store.py"/>
        <source>The store answered {status} with something that is not its data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/example_store.py"/>
        <source>The store asks for fewer calls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/example_store.py"/>
        <source>The store does not accept the access token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/example_store.py"/>
        <source>Wait; if it stays so, check the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/example_store.py"/>
        <source>payload unreadable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/example_store.py"/>
        <source>store is busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/example_store.py"/>
        <source>token malformed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/words/tables/imports</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>A roll-forward, a deposit or a rounding has none. Look at the other lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>Check that it is the right file; ask the store for a shorter period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>Check that it is there and that you may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>Choose the store that the file came from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>Choose {connection} as the store that it belongs to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>Connect the store first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>Fetch again, or import the file of the settlement before; the store keeps them for a limited time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>Line {line} of {posting} is not made of rows of the store's document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>Look at both settlements in the marketplace, or ask its support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>No settlement is known that ends when settlement {settlement} begins ({starts}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>No store is connected that takes a {kind} file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>Nothing of the file was kept, and nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>Nothing of the file was kept, and nothing was changed. Otherwise it would be booked twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>Nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>Nothing: the entry can be approved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>Nothing: the entry can be approved. The reserve account is off by {difference}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>Nothing: the entry can be approved. What the missing one holds is not in the books.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>Say which one it belongs to; in the shell with --connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>See that the reserve account opens with this balance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>Settlement {before} held back {closing}, and settlement {settlement} gives back {opening}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>Settlement {settlement} gives back a reserve of {opening}, and no settlement is known that held it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>Several stores take a {kind} file: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>The file {file} cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>file not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>known in another store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>no rows behind it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>no store for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>not for this store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>opening reserve not proved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>reserve differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>settlement missing before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>which store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>{connection} takes no {kind} file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>{file} holds {document}, which {connection} has already; it was to go to {chosen}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/imports.py"/>
        <source>{file} is larger than {megabytes} MB.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/words/tables/jde</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>AIS cut a list of {table} short, and it cannot be read on by {column}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>AIS not available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Ask the JD Edwards administrator for AIS with orchestrations and the data service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Ask the JD Edwards administrator to add this workstation to the AIS Server's allowed hosts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Beyond the margin it cannot be told when an answer is too old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Check column security in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Check row security: the user must see {table}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Check that no time limit or second login of the same user ends it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Check the user's rights for AIS in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Check user, password, environment and role. The account may be locked or its password expired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Choose another way in the connection ({offered}), or have JD Edwards brought to a newer Tools Release.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Compare the orchestration's inputs with the connection's contract.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Correct the account format of the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Correct the contract of the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Correct the date format of the user's profile or of the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Correct the environment of the connection, or the user's environments in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Correct the input format in the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Correct what JD Edwards names, then replay the posting, or dismiss it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Delete batch {batch} of {user} in {program} first, or it may be entered later. Then correct and replay it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Delete what stands of batch {batch} of {user} in {program}, correct what JD Edwards names, then replay it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Enter it in the connection's values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Enter the AIS Server's own address and port, not that of the JD Edwards web client.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Give the user the role in JD Edwards, or enter *ALL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Have both clocks set by a time server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Have the AIS Server's row limit raised.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Have the orchestration that runs it allowed for the user of the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Have the user allowed to use discovery, or be sure of the orchestration's name and inputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Have the user given data access to {table} in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Have {name} imported and released to the user, or correct its name in the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>If it stays so, ask the JD Edwards administrator whether AIS and its HTML server run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>If it stays so, copy the details for IT: something between here and AIS may change answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>If it stays so, have the names and control numbers of the form checked in the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>It is not known whether JD Edwards took the entry: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>It is not sent again; JD Edwards is searched for its reference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>It is not sent: JD Edwards would hold another entry than the approved one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>JD Edwards did not open the journal form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>JD Edwards does not let {user} in (status {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>JD Edwards does not read dates as {format}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>JD Edwards ended the session of {user}, again and again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>JD Edwards refused it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>JD Edwards refused the entry: {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>JD Edwards refused {missing} of the posting's rows: {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>JD Edwards refused {service} (status {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>JD Edwards shows {visible} orchestrations to this user; {name} is not among them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>JD Edwards writes accounts with “{separator}” and the prefix “{prefix}”, which differs from the contract.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Look at batch {batch} of {user} in {program}: rows were changed, or the orchestration maps them wrongly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Look at the record in JD Edwards; check the user's date and decimal format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Name the columns of subledger and subledger type in the connection's form contract.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Nothing is entered until the processor runs; the posting is tried again under the same keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Nothing is looked up or sent: a day could be taken for a month.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Nothing is read from or sent to JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Nothing is read from or sent to JD Edwards; it is tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Nothing is read or sent until a session holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Nothing is sent: it would go into other books.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Nothing was entered in JD Edwards; its rows stand unprocessed in {table}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Nothing was entered in JD Edwards; the posting waits for a decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Nothing was sent; the posting is approved still and is tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Nothing was typed or sent; the posting is approved still and is tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Read why in JD Edwards' work center, delete batch {batch} of {user} in {program}, correct and replay it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Sending may be refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Some records may not be visible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>The AIS Server (Tools Release {tools_release}) cannot serve postings by this way: {route}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>The AIS Server (Tools Release {tools_release}) does not offer what is needed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>The AIS Server refuses this workstation: it is not in its list of allowed hosts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>The AIS Server {host} is not available (status {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>The answer of {service} is not readable: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>The batch processor (job {job}) is over and has not entered the posting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>The batch processor did not enter the posting: {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>The batch processor was not run for them; nothing more is sent for this posting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>The check is not complete, so postings may not become ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>The clocks of JD Edwards and this workstation differ by {seconds} seconds (up to {margin} are allowed for).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>The column {column} of {table} is not shown to this user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>The connection has no {field}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>The journal form has no column for a subledger that this posting has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>The orchestration contract is wrong at {key}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>The orchestration {name} does not list the inputs {missing}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>The orchestration {name} takes the input format {format}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>The posting's rows stand in {table}, but JD Edwards refused to run the batch processor: {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>The postings of this connection are not sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>The role {asked} was asked for, JD Edwards gave {given}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>The table {table} cannot be read through AIS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>The table {table} shows no rows to this user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>The time in which this attempt could be sent passed at {not_after}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>This user may not list orchestrations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Wait for the search. If it stays unknown, look for the reference in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>Whether the orchestration fits cannot be proved beforehand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>account format differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>another environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>another role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>answer not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>batch not entered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>batch processor not run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>batch refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>batch rows differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>batch rows refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>column hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>contract invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>dates misread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>discovery refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>form lacks columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>form not opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>input format differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>inputs differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>list cut short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>not an AIS Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>orchestration missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>release too old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>route not offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>session lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>setting missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>table empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>table not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>too late to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>value not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>workstation not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>{address} answers, but it is not an AIS Server (status {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>{asked} was asked for, but JD Edwards opened {given}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>{table} holds rows under the keys of this posting that are not as approved ({columns}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde.py"/>
        <source>{table}.{column} holds “{value}”, which cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/words/tables/jde_site</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>A proving run needs a company and two accounts to post a cent to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>An entry would be searched for instead of being known at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Begin a proving run on a test environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Build both checks into the orchestration as its contract says, or use the batch table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Changes are looked for by dates as they are written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Check the columns that hold the references, and row security of the user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Check the decimal format of the user's profile in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Choose one of {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Choose one of {known}; columns are named without the table's prefix.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Connect a test environment. If this is one, enter its name in the connection as not production.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>End the name in .md for Markdown or .html for a page that prints.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Enter them in the connection, or give them with --company, --debit and --credit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>From the name {file} it cannot be told how to write the document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Have the display decimals of amounts in JD Edwards' data dictionary checked, then test again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Have “expose inputs in discovery” set in the Orchestrator Studio, or compare the names by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>It is not sent again: without deadline and reference check in the orchestration it could still be entered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>JD Edwards does not find a known date by its distance from today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>JD Edwards does not find a known row by its amount, written with “{sign}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>JD Edwards does not show the entry {reference} of the proving run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>JD Edwards does not show the entry {reference} that was under way when the session ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>JD Edwards does not show what {name} takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>JD Edwards holds document {document} otherwise than it was sent: {shown}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>JD Edwards holds the entry of the proving run more than once: {documents}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>JD Edwards shows an amount as {shown} but finds it as {asked}: the decimals are not where they should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Map a field to it, or have it made optional with a default in the Orchestrator Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Map {field} to an input that the orchestration lists, or leave its name empty to send nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Map {field} to another input, or have the type of {input} changed to String in the Orchestrator Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Name a JD Edwards connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Name a company of the site that this user may see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Name the input it goes into, or have the orchestration given one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Name the output that holds it, or have it added under Orchestration Output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Nothing is sent: amounts could be a hundred times too large or too small.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Nothing needs doing while the line Dates is proved; compare the server's date with this computer's.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Nothing was done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Nothing was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>One cent stays in the test environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Postings of this connection could not be confirmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Postings of this connection would not be confirmed; the document was not reversed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Postings of this kind are not sent, or are refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Postings whose outcome is unknown are left to a person on this connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Reverse the documents by hand (reference {reference}), and have the orchestration's reference check mended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Reverse {document} by hand in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Reverse {document} by hand, and compare decimals and accounts in the orchestration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Search for the reference in JD Edwards later and reverse it by hand, then begin the run anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Tables cannot be searched by amount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Test the connection first, then begin the run anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>The company {company} is not shown, or has no currency of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>The condition “{condition}” is not understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>The entry of the proving run was not sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>The field {field} is needed, but goes into no input of {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>The mapping stays as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>The orchestration does not check deadline and reference, so the same entry was not sent a second time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>The proving run has not begun; nothing was posted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>The reversal of document {document} was not entered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>There is no page to show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>This connection must not be used for real postings as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Whether the mapping fits cannot be told beforehand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>Write a column, one of = &lt; &gt; &lt;= &gt;= ~ ^= and a value: DGJ&gt;=2026-10-01, AA=-8.00, VINV^=INV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>amounts misread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>amounts scaled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>column unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>company or accounts missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>company without currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>condition not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>entered otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>entered twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>field unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>input not filled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>input unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>inputs hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>kind of document unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>needed field not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>no proving run yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>not a JD Edwards connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>not entered, not sent again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>not reversed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>not sent again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>output missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>production is not proved on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>purpose unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>relative dates misread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>table unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>wrong type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>{column} is not a column of {table} that this program reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>{environment} is not known to be a test environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>{input} of {name} takes a {takes}, but {field} is a {gives}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>{name} does not return {output}, from which {field} is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>{name} has no input {input}, which {field} would be sent as.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>{name} has not been proved by a posting yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>{name} is not a JD Edwards connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>{name} needs {input}, and nothing is sent for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>{table} is not a table that this program reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>“{field}” is not among the {where} of this purpose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/jde_site.py"/>
        <source>“{purpose}” is nothing that an orchestration is used for.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/words/tables/mapping</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>A change of the mapping needs a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>A line can fit this rule and {by}, to {account}, alike; then the one that is listed first is taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>Activate or discard the draft under Mappings first, or import the file there, into the draft.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>Add a condition to the one that is meant to win, or move it up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>Ask somebody who changed nothing in it to approve it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>Change a rule, or discard the draft.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>Choose a connection, or none for all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>Choose an account, such as 30.5010.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>Choose one of the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>Keep one of them; a star stands for any text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>Look at the rules again, then repeat what you did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>Move it up, or make its condition exact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>Name a line of the posting as “mlconnector postings show” lists them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>Nothing can be explained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>Nothing can be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>Nothing, if that is what you want.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>Remove one of the two, or give them different days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>Save it as XLSX or CSV from the spreadsheet program, and import it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>Say in a few words why; it is kept with the version and in the audit log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>Split the file, or remove what is no rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>Submit it first; another person then approves it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>The draft is not waiting for approval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>The draft is the same as the rules in force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>The draft was changed while you were looking at it, by {by}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>The file was not imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>The posting {posting} has no line {line}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>The rule asks for “{name}” twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>The rule covers no line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>The rule has no account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>The rule is not taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>The rule {by}, to {account}, asks for the same and comes first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>The rule {by}, to {account}, covers all that this one asks for, and comes first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>The rules in force stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>There is no store connection {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>There is no version {version} of the mapping.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>This rule is never reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>Write it as year, month and day: 2026-10-31; empty for no limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>account missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>condition twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>connection unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>date invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>draft changed meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>draft is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>line unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>needs another person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>never reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>not a spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>not submitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>nothing changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>order decides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>reason missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>same as another rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>version unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>{path} is larger than can be read: {size}, at most {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>{path} is not an XLSX file that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>{who} has begun to change the rules, and that draft is not in force yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <source>{who} took part in this draft, and the policy asks for a second person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/mapping.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>“{value}” is not a date.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/words/tables/masters</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>Correct the subledger in the mapping rule, or have the address added and refresh the masters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>Correct the subledger in the mapping rule, or have the business unit added and refresh the masters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>Have the rate entered in JD Edwards and refresh the masters; the check runs again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>In JD Edwards a manager approves the batch before it can be posted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>It is not clear which JD Edwards connection is meant: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>JD Edwards has no business unit {business_unit}, or does not show it to this user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>JD Edwards has no exchange rate from {currency} to {base} on {gl_date}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>JD Edwards may refuse the entry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>JD Edwards was not asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>Let the JD Edwards user read F0015, or see that the rate is there before approving.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>Look for the other document with its reference in JD Edwards, and dismiss the one that is not needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>Map the line to an account of company {document}, or have intercompany settlements set up in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>Map the line to another account than {account}, or have the business unit added or shown in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>Name one with --connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>Nothing here: the entry counts as entered, not as posted, until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>Nothing needs doing; the ledger is watched until it is posted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>Nothing was typed to search the address book for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>Nothing: the connection and JD Edwards allow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>Nothing: the connection says so, and the explanation and remarks carry the document's own day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>Refresh the masters, which asks for every address a rule names; look for other types in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>The account {account} belongs to company {company}, the entry to {document}, and JD Edwards settles nothing between companies (intercompany method blank).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>The account {account} belongs to company {company}, the entry to {document}: JD Edwards adds settlement lines when it posts (method {method}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>The document is of {original}, in a closed period of company {company}; it is dated {gl_date}, the first open day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>The exchange rates could not be read, so whether JD Edwards has one from {currency} to {base} on {gl_date} is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>The posting cannot be approved: JD Edwards would hold the document twice, or refuse it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>The reference {reference} belongs to {posting} already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>The subledger {subledger} of account {account} is no address number of JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>The subledger {subledger} of account {account} is no business unit of JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>To keep such documents until their period is opened, set “When the period of a document is closed” to hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>Type an address number, a tax id or a part of the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>Whether JD Edwards has the subledger {subledger} of type {type} on account {account} was not checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>batches need approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>booked on another day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>business unit unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>exchange rate missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>exchange rate not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>intercompany not set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>lines in several companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>nothing to search for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>reference used already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>subledger not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>subledger unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/masters.py"/>
        <source>which connection</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/words/tables/net</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>CA file unreadable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>Check address and port; the server may be down, or a firewall in between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>Check that the address begins with https only where the server speaks it; it must offer TLS 1.2 or newer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>Check the address for a typing mistake, and the workstation's network or VPN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>Check the workstation's network or VPN, and whether a firewall lets this address through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>Have IT install the issuing authority on this workstation, or name its file in the connection (CA file).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>If it stays so, ask who runs the server whether it is overloaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>If it stays so, have the network between here and the server checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>Name a file in PEM format that you may read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>No encrypted connection to {host} could be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>Nothing is fetched from or sent to this connection; it is tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>The certificate of {host} is not trusted by this workstation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>The certificate shown by {host} is for another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>The connection is not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>The connection to {host} broke off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>The file of certificate authorities {path} cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>The name {host} cannot be found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>Use the name that is in the certificate, or have the certificate corrected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>Write it like https://shop.example.com.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>Write the address with https, or allow plain http for this connection if IT agrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>address invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>address not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>certificate not trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>certificate of another host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>connection broken off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>connection refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>no secure connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>not encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>too slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>{host} does not accept connections.</source>
        <translation>{host} nimmt keine Verbindungen an.</translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>{host} does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>{host} took too long to answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>{host} would be called without encryption, which shows passwords to the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/net.py"/>
        <source>“{address}” is not an address.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/words/tables/payables</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>A correction of “{posting}” is drafted or on its way already: “{correction}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>A pay item of the voucher has no amount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>A voucher has between 1 and 999 pay items; this one has {pay_items}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>Choose an open date, or have the period opened in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>Compare both. If it is the same invoice, dismiss this voucher.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>Compare the lines with the supplier's invoice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>Correct the parts, or give the gross alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>Correct the supplier's number, or have the supplier added in JD Edwards. Then replay the posting: JD Edwards is asked again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>Correct the terms, or leave them out: then those of the supplier apply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>Decide on that one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>Enter the number that stands on the supplier's invoice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>Enter the supplier's address number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>Give at least one pay item with its amount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>Give both, as JD Edwards has them, or the gross alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>Have the hold released in JD Edwards, or dismiss the voucher. Then replay the posting: JD Edwards is asked again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>Have the supplier master record added in JD Edwards. Then replay the posting: JD Edwards is asked again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>Invoice {invoice} of supplier {supplier} is in JD Edwards already: {documents}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>It would be paid twice. The site's rule for duplicates is {rule}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>JD Edwards could not be asked about the supplier {supplier}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>JD Edwards has no payment terms {terms}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>JD Edwards holds another voucher of this supplier under the invoice number, entered after the check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>JD Edwards warns of such a date, or refuses it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>Leave the pay item out, or give its amount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>Look at that posting; replay it, or reverse it if it is in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>Make a voucher of what is owed and a credit memo of the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>Name the input in the connection's voucher contract, or choose the batch table, then replay the posting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>No correction was drafted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>No further correction was drafted: both would correct the same difference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>No voucher is made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>No voucher is made: it could not be searched for, and JD Edwards takes two blank numbers for duplicates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>Nothing was changed: no second voucher is made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>Nothing was sent: the invoice might be paid twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>Payments to {supplier} {name} are on hold in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>Replay the posting to see that voucher beside it, then approve it knowingly, or dismiss it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>Reverse it, and let it be made anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>Some pay items are owed to the supplier and others by them ({gross} together).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>Taxable, non-taxable and tax come to {parts}, but the gross is {gross}: {difference} is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>The address book of JD Edwards has no {supplier}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>The lines charge {charged} where {wanted} is owed: {difference} is not charged to any account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>The source of “{posting}” comes to what JD Edwards holds already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>The voucher cannot be approved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>The voucher has {tax} of tax, but not both a tax area and a tax explanation code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>The voucher is not made: it is never plugged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>The voucher of supplier {supplier} has no invoice number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>The voucher orchestration of this connection has no input for the voucher's {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>The voucher “{posting}” was drafted of the same document before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>charges differ from gross</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>correction under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>invoice and credit mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>invoice entered before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>invoice number missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>invoice number taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>no pay items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>not a supplier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>nothing to correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>pay item of zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>payables period not open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>payment terms unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>reverse it instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>supplier not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>supplier number invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>supplier on hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>supplier unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>tax not explained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>tax parts do not add up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>voucher drafted before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>voucher not expressible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>{gl_date} is outside the open payables periods of company {company} ({first} to {last}): {verdict}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>{supplier} {name} is in the address book, but not in the supplier master (F0401).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>“{posting}” is a {kind}, which is not corrected by a difference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>“{supplier}” is not an address number of JD Edwards: up to eight digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/payables.py"/>
        <source>“{text}” does not fit the {field} of a voucher: up to {width} characters, no blanks at its ends.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/words/tables/people</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/people.py"/>
        <source>A PIN has at least {shortest} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/people.py"/>
        <source>Choose a longer one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/people.py"/>
        <source>Choose one of the list, or add the person under Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/people.py"/>
        <source>Nobody else acts at this workstation now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/people.py"/>
        <source>Nobody is named “{name}” here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/people.py"/>
        <source>Nobody was added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/people.py"/>
        <source>PIN too short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/people.py"/>
        <source>PIN wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/people.py"/>
        <source>This is not the PIN of {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/people.py"/>
        <source>Too many wrong PINs for {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/people.py"/>
        <source>Try again after {until}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/people.py"/>
        <source>Try again; after five wrong PINs there is a wait of five minutes. Another person can set a new PIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/people.py"/>
        <source>Use up to {longest} characters, and no name that the program itself acts under (engine, policy).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/people.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>name invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/people.py"/>
        <source>person unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/people.py"/>
        <source>wait after wrong PINs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/people.py"/>
        <source>“{name}” cannot name a person.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/words/tables/policy</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/policy.py"/>
        <source>A limit of {amount} {currency} is below zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/policy.py"/>
        <source>Another person approves it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/policy.py"/>
        <source>Ask another person to approve it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/policy.py"/>
        <source>Enter 1 or more; 10 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/policy.py"/>
        <source>Enter a whole number from 0 to 100; 5 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/policy.py"/>
        <source>Enter an amount of zero or more, or leave the currency out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/policy.py"/>
        <source>It is not sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/policy.py"/>
        <source>Look at the policy in force, and change it again if you still want to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/policy.py"/>
        <source>Nothing was approved, neither this posting nor those beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/policy.py"/>
        <source>One person approved this posting, and by the policy its amount needs two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/policy.py"/>
        <source>Somebody else changed the policy while you were looking at it; version {version} is in force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/policy.py"/>
        <source>Write each limit as a currency and an amount, such as USD 500.00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/policy.py"/>
        <source>factor invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/policy.py"/>
        <source>limit below zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/policy.py"/>
        <source>limit not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/policy.py"/>
        <source>made by the same person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/policy.py"/>
        <source>one of two approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/policy.py"/>
        <source>policy changed meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/policy.py"/>
        <source>sample invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/policy.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>second person needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/policy.py"/>
        <source>{percent} is no share of a hundred.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/policy.py"/>
        <source>{person} gave the first approval of “{posting}”; {gross} needs two persons by the policy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/policy.py"/>
        <source>{person} made “{posting}”, and by the policy whoever made a posting does not approve it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/policy.py"/>
        <source>{times} times the usual amount would stop every posting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/policy.py"/>
        <source>“{text}” does not name a currency and an amount.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/words/tables/posting</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>A posting that is {state} does not take the step {move}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>An earlier attempt went to JD Edwards another way, which does not refuse a second entry of this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Ask in JD Edwards who changed it and why, and put it right there, or correct it by a posting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Ask who deleted it, and have it entered again there. Do not reverse it here: that books against nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Ask who voided it and why; if it is still to be booked, have it entered again there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Check number, type and company in JD Edwards, and state them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Choose a folder that you may write to, with enough space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Compare the lines in the history with JD Edwards, and correct the entry there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Dismiss the posting if no entry is wanted, or restore the document in the store and fetch again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Dismiss the posting if no entry is wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Entry {document} of “{posting}” was changed in JD Edwards: {differences}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Entry {document} of “{posting}” was voided in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Every attempt to send this posting ended without an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>F0911Z1 holds rows under the keys of this posting that are not as approved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Find out what breaks the calls, then state whether JD Edwards holds the entry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Holding, dismissing and reversing need a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>It cannot be confirmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>It could not be found out for a day whether JD Edwards holds the entry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>It is not confirmed, and not sent again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>It is not sent again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>It is not sent: the entry may be this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>It is not sent: the same business would be booked twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>It is sent again only when a second person states the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>JD Edwards could not post batch {batch} with entry {document} of “{posting}”: the batch is in error.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>JD Edwards does not show the entry, but the way it was sent does not prove that it will not come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>JD Edwards holds an entry of an earlier revision of this posting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>JD Edwards holds an entry with the short reference of this posting, but not its full one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>JD Edwards holds an entry with this reference that is not as approved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>JD Edwards holds entry {document} “{explanation}” of {gl_date}, which was not sent from here: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>JD Edwards holds more than one entry with the reference of this posting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>JD Edwards holds {documents} with the reference of “{posting}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>JD Edwards may still be at “{posting}” until {until}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>JD Edwards shows neither the entry nor any other of its company and type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>JD Edwards shows no document {document} of company {company} with the G/L date {gl_date}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>JD Edwards shows no entry {document} of {gl_date} any more, which was confirmed for “{posting}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>JD Edwards took the entry, and has not shown it since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Let another person look in JD Edwards and state it under their own name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Look again in JD Edwards after that moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Look at both in JD Edwards, void the one that is wrong, then state the number of the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Look at it again and decide anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Look at its reference in P0911Z1: rows were changed there, or the orchestration maps them wrongly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Look at that entry in JD Edwards, then state that it is there, or that it is not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Look at that entry in JD Edwards; reverse it there, or dismiss this posting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Look at the entry in JD Edwards. If it books what was sent from here too, void one of the two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Look at the new lines and decide anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Look for a second document in JD Edwards, or state that this posting is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Look for its reference in JD Edwards, then state that it is there, or that it is not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Look for its reference in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Look for the document in JD Edwards, then state that it is there, or that it is not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Name it by its reference or its id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Name the right document, or correct the entry in JD Edwards and state its number again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>No posting is selected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Nothing was approved: an approval holds only for what you saw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Nothing was changed, and it is not sent again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Nothing was changed, for this posting or those beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Nothing was changed: a word given now could be true and become wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Nothing was changed: one document is never the proof of two postings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Nothing was changed: the number is accepted only when reading it back agrees line by line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Nothing was changed: the number is accepted only when reading it back agrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Nothing was exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Refresh the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Refresh the list; the posting has moved on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Reverse it: a new entry with every line turned round is drafted, and the source can then be booked anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Reverse that entry again: a new reversal is drafted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Review batch {batch} in JD Edwards, correct what its post report names, and approve it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Select one or more postings in the queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>State that document's number instead, or correct it in JD Edwards first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>The clearing accounts may not come out even, or the same sale may be booked twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>The document behind “{posting}” was deleted in the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>The entry is in JD Edwards, but counts in no balance until its batch is posted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>The ledger holds other figures than were approved; the program changes nothing there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>The money is not in the ledger, or is hidden from this program's user; nothing is sent again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>The money of this document is not in the ledger any more; nothing is sent again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>The posting has no JD Edwards document number to read back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>The program changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>The program changes nothing: which of them is right is for you to say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>The program ended while it was sending.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>The source of “{posting}” is {standing} now and moves no money.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>There is no posting {posting}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Wait for the search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Wait until it is decided, or withdraw its approval first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>Write a few words; they are kept in the audit log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>already approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>another posting's</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>batch in error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>cannot be proved absent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>cannot write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>changed in JD Edwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>changed meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>differs in JD Edwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>earlier revision found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>found after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>found twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>gone from JD Edwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>in JD Edwards already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>moved meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>no document number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>no statement needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>not one posting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>not possible now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>not sent from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>not shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>not shown by JD Edwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>nothing selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>nothing to book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>other content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>posting unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>program ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>reversal given up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>search proves nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>sent another way before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>short reference only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>source is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>too early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>too long in doubt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>too many attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>void in JD Edwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>{document} in JD Edwards is not “{posting}” as approved: {differences}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>{document} is the entry of “{other}” already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>{path} cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>{person} has stated already that “{posting}” is not in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>“{posting}” is approved already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>“{posting}” is in JD Edwards already ({document}), so it is never made anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>“{posting}” is {state} and cannot be made anew now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>“{posting}” is {state}; only a posting that waits for a person needs a person's word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>“{posting}” moved from {expected} to {found} while you were looking at it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>“{posting}” names {found} postings, where one is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>“{posting}” was given up, and the entry it was made for stands again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/posting.py"/>
        <source>“{posting}” was prepared again while you were looking at it (revision {seen}, now {found}).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/words/tables/purchasing</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>An order line was closed or cancelled in JD Edwards after the approval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Approve or dismiss that one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Choose a receipt from receipts list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Choose the file that the carrier sent with the invoice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Correct it in the connection's settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Correct the line: amounts are written like 8.40.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Correct the shipment in the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Correct the unit in the store, or add a conversion in JD Edwards (P41002), and dismiss this posting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Count the shipment's lines from 1, as the receipt shows them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Every line of shipment {shipment} was left out by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Give company, number, type and suffix, joined by dashes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Give it one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Give the SKU to the item as a cross-reference (P4104), or match the shipment by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Have the conversion added to the item (P41002), or match the shipment by hand with a quantity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Have the hold released in JD Edwards. It is checked again by itself at the next preparation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Have the line opened again in JD Edwards, or match the shipment by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Have the order raised, raise the connection's tolerance, or match the shipment by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Invoice {invoice} asks in several currencies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Invoice {invoice} has no line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>It is checked again by itself at the next preparation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>It stops nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>It stops nothing: the receipt stands in the order's company.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>It stops nothing; the rest of the line stays open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>It was dismissed, since nothing was sent yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Item {item} is kept in {before} in JD Edwards, and not in {after}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>JD Edwards could not be asked about the orders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>JD Edwards could not be asked for item {item}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>JD Edwards does not show the receipt that was to be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>JD Edwards not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>JD Edwards shows no purchase order {order}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>JD Edwards was not asked about the orders of shipment {shipment} yet, or could not be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Less of the order is open by now than this receipt needs: somebody received it after the approval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Line {lines} of the shipment is left out of every receipt, as a person decided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Line {line} of {path} has no tracking number, or “{amount}” is no amount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Look at it before approving.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Look at the history for who decided it and why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Look at the receipts of the order in JD Edwards. Replay the posting to match it with the order as it is now, then approve it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Look for the receipt in JD Edwards (P43214), then dismiss the reversal if it was purged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Look whether it was deleted, or is hidden from the JDE user; or match the shipment by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Look whether more is to come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Make a file for each currency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Match a line of it, or dismiss the receipt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Match it by hand (receipts match, or Match in the review), or dismiss it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Match the shipment by hand and give the quantity in the order's unit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Name the columns so in the first line of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Name the input in the connection's other contracts, then replay the posting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>No receipt is made of this shipment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>No voucher was drafted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Nothing was drafted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Nothing was sent: JD Edwards takes back only what is not vouchered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Nothing was sent: what was approved no longer fits what JD Edwards holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Order {order} is of another company than this connection's, {company}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Purchase order {order} is on hold in JD Edwards (code {hold}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Receive it in JD Edwards by hand and dismiss this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Replay the posting once JD Edwards answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Replay the posting to match it with the order as it is now, then approve it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Reverse the voucher in procurement first (P4314), then replay this posting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>SKU differs from the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>SKU not on the order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Shipments of this connection are not made into receipts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Shorten it in the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Shorten it, then replay the posting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Test the JD Edwards connection, then match again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>The connection's {field} is “{value}”, which is not understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>The item has no {field}, which JD Edwards needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>The item is not proposed to JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>The item is not ready: it might be added beside itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>The item is not ready: quantities on hand and on order are kept in that unit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>The item orchestration of this connection has no input for the item's {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>The label of this shipment was voided in the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>The receipt of order {order} has no line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>The receipt of order {order} names a line twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>The receipt that was to be taken back is matched with an invoice in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>The receiving orchestration of this connection has no input for the receipt's {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>The shipment has {lines} lines, and no line {position}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>The store does not tell what shipment {shipment} holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>The store says that {quantity} × {sku} was shipped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>The unit or the cost of an order line was changed in JD Edwards after the approval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>This shipment is not received in JD Edwards; nothing else waits for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>Write POSITION=ORDERLINE, such as 1=00001-4501-OP-000-2, with *QUANTITY behind it if you want.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>a little more than open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>contents not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>empty invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>item not expressible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>item not looked up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>line closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>line named twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>line not on the order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>line not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>lines left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>match not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>more than is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>no order key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>no such line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>not a receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>not a whole unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>nothing left to receive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>nothing to receive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>order changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>order line closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>order not in JD Edwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>order on hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>orders not asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>other company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>proposed before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>quantity not positive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>receipt gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>receipt not expressible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>receipt vouchered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>received meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>setting not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>several lines fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>shipment voided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>unit not convertible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>unit of measure differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>{line}: {quantity} cannot be received.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>{path} lacks one of the columns {columns}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>{quantity} pieces of {sku} do not come out even in {unit} of {pieces}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>{quantity} × {sku} may belong to several lines that differ in unit, cost or branch: {lines}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>{quantity} × {sku} was shipped for order line {line}, which JD Edwards does not show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>{quantity} × {sku} was shipped for order line {line}, which is closed or cancelled in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>{quantity} × {sku} was shipped for order line {line}, which is for {item}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>{quantity} × {sku} was shipped, and JD Edwards does not tell how many {primary} one {unit} is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>{quantity} × {sku} was shipped, and no line of the order is of this item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>{shipped} of {item} was shipped for order line {line}, of which {open} is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>{shipped} of {item} was shipped for order line {line}, of which {open} is open; the tolerance allows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>{shipped} of {item} was shipped for order line {line}, of which {open} was open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>“{key}” is not the key of a purchase order, such as 00001-4501-OP-000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>“{posting}” is not the receipt of a shipment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>“{posting}” proposes this item already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>“{text}” does not fit the item's {field}, which holds {width} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>“{text}” does not fit the receipt's {field}, which holds {width} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/purchasing.py"/>
        <source>“{text}” does not say which order line is meant.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/words/tables/records</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>A field of the record has no name, or one with blanks at its ends: “{field}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>An archived record of JD Edwards does not have the form it was written in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Change the value in JD Edwards: the next change is drafted from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Choose the store's own currency in its connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Compare it with JD Edwards, then approve it by itself, or dismiss it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Correct or remove the link, or add the SKU in the store; then replay the posting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Correct the SKU or number that it comes from in JD Edwards or in the links.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Correct the base price in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Correct the kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Correct the line; what is wrong with it stands below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Correct what the store names, in JD Edwards or in the store, then replay the posting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Dismiss it, or replay it to look at the store again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Dismiss the posting, or connect a store that takes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Dismiss the posting, or connect a store that takes such records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Enter a number that is not negative, such as 20.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Enter the SKU or the customer's number as the store shows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Enter the currency the store sells in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Enter the item's short or second number; refresh the items if it is new in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Enter the number of the group as F4106.CGID has it, or leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Enter the short item number, or the address number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Enter the short number of the one that is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Export the links to see the columns, then correct the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Fetch it again; if that does not help, report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>It cannot be approved: there is nothing to send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>It is not approved together with others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>It stops nothing: stores take no smaller amounts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>It was not saved: a price without a currency could be anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Leave it out of the selection, look at it, and approve it by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Line {line} of {path} is no link: {wrong}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Look for the SKU or order in the store, correct the link if it has another key, then replay the posting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Name the store whose key it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>No change is drafted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>No item “{number}” is known of {target}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Nothing can be sent to {name}: its storefront takes no records from JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Nothing is drafted from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Nothing needs doing if the rounded price is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Nothing of the file was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Nothing was approved: such a change is never approved together with others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Nothing was sent to the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Nothing was sent: the value before is not the one that was approved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Replay the posting: the store is looked at again, and the change is shown anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Report this with the connection's name: a connector describes its fields wrongly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Several items have the number “{number}”: {items}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>Somebody changed this record in the store after the change was prepared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>The base price of {key} is {exact}; the store takes {price}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>The base price of {key} is {price}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>The change cannot be approved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>The change cannot be approved: the store would give the item away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>The link was not made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>The price of {key} changes from {before} to {after}: by {percent} percent, where up to {band} is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>The reason has more than {width} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>The store has a record with this key already, and it is not as it was to be created.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>The store has no record with this key any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>The store has no {record} “{key}”, although the link says that it is this item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>The store has the price of {key} in {before}, not in {after}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>The store has the {record} “{key}” as it is to be already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>The store keeps what it had.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>The store refused this record; its own words stand below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>The {record} “{key}” has no field to set, or one twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>There is no link of “{key}” any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>This store's connection takes no {record}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>approve by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>changed in the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>changes nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>columns wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>currency missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>customer group invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>document unreadable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>field without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>fields not usable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>item unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>key not usable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>kind unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>large change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>line not usable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>link is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>not in the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>not taken by this store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>number invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>other currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>percent invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>price of nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>price rounded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>reason too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>refused by the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>several items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>store key invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>takes nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>{name} is not a store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>{name} takes prices, but no currency is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>{name} was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>{path} lacks these columns: {missing}; and it has others that are not known: {unknown}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>“{key}” cannot be the key of a store's record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>“{key}” cannot be the key of a {record}: it is blank, or has blanks at its ends or unprintable characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>“{key}” is not a number of JD Edwards: up to eight digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>“{kind}” is no kind of link; there are {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>“{posting}” changed a record of a store, which has no entry that could be turned round.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>“{posting}” changes a price by more than its store's band.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>“{value}” is not a percentage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/records.py"/>
        <source>“{value}” is not the key number of a customer price group.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/words/tables/schedule</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>A close of {length} working days is not possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>A spread of {seconds} seconds is not possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Choose a later moment, or pause without an end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Choose an interval, a time of day, or only when asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Choose another end, or leave the span out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Choose at least one day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Choose from 0 to {longest} days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Choose from 0 to {longest} seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Choose from 1 to {longest} minutes, or a time of day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Choose from 1 to {longest} working days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Choose from 1 to {longest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Choose pull, prepare, masters, send or watch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Close it on {machine}, or take it over: mlconnector engine --take-over. The audit log keeps that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Every {minutes} minutes is not possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Holidays and the close hold back sending alone; the {job} run goes on through them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Look at the list again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Name a rhythm, such as --every 10m or --daily 18:00, or one of the other options.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Name the days off by number, Monday is 0; usual is 5,6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>No day of the week is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>No second one is started: two engines could send a posting twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Nothing was paused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Run window, quiet hours and days off leave no time at all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Set them on the schedule for sending, or pause this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Shorten the quiet hours or widen the run window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>The calendar stays as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>The command names nothing to change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>The engine of this workspace is held by {person} on {machine} since {since}, last seen at {seen}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>The schedule stays as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>The schedule {name} is not there any more; its connection was removed meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>The span from {start} to the same time is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>The {job} run follows from nothing, so it cannot run as its work comes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>The {job} run has no schedule: it follows from what the postings need.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>There is no close day {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>There is no time zone {zone}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>These days of the week leave no working day, or are none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>This engine stopped; nothing more is fetched or sent from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Work on {machine}, or close ML Connector there and start it here again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Write 10m or 4h for an interval, mon-fri or sat,sun for days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Write both times with a dash between them: 22:00-06:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Write date and time of the company: 2026-12-27T08:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Write hours and minutes: 18:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Write it as continent and city, such as Europe/Berlin or America/New_York.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>Write year, month and day: 2026-12-25.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>close day not possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>empty span</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>engine runs elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>engine was taken over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>for sending only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>interval not possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>length of the close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>needs a rhythm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>never allowed to run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>no such schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>no weekday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>not a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>not a moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>not a scheduled job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>not a span of time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>not a time of day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>nothing to change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>pause is over already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>rhythm not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>schedule gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>spread not possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>too many days before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>weekend invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>{connection} has no schedule for {job} {stream}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>{days} days before the month's end is not possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>{person} took the engine of this workspace over on {machine} ({holder}), {since}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>{until} is past.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>“{value}” is not a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>“{value}” is not a number of minutes or hours, nor days of the week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>“{value}” is not a span of the day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/schedule.py"/>
        <source>“{value}” is not a time of day.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/words/tables/shipstation</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>A record of the account is not in a form that is understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>A shipment line of {sku} has the quantity {quantity}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>A web page came where data was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Add it in ShipStation; it also appears with the first order that carries it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Agree with the warehouse on what was changed after it was shipped, and dismiss the change here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Ask the account's owner for a plan with API access.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Change the parts in ShipStation by hand, and dismiss the change here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Check the connection's address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Check the connection's address; ShipStation's own is https://ssapi.shipstation.com.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Check the quantities if the order was not shipped whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Choose a manual store, or make one in ShipStation (Settings, Selling Channels).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Copy API key and API secret from ShipStation again, each whole and into its own field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Copy the details for IT: something may stand between here and ShipStation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Correct it in the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Correct the country of the ship-to address in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Correct the ship-from locations in the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Correct what is named, and send it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Correct what is named, in JD Edwards or in the connection, and send it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Enter the number of a manual store of the account in the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Enter the number of one of the account's manual stores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Give the line an item or a description in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Give the order a ship-to with an address in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>If it stays so, check the connection's address and what stands between here and ShipStation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>It cannot be put into ShipStation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>It is matched with no purchase order line by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>It is not put into ShipStation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Look at the record in ShipStation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Look at the shipment in ShipStation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Look at the shipment in ShipStation; the carrier's invoice will tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Look for it in ShipStation; if it was deleted there, have it sent anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Make a new key pair in ShipStation (Settings, Account, API Settings) and enter it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Match it by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>No freight is accrued for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>No purchase order is put into ShipStation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>No receipt and no freight entry is made of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>No receipt is made of the shipment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Nothing is fetched from this account meanwhile; it is tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Nothing is fetched from this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Nothing needs doing, unless it stays so: then give this program a key pair of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Nothing needs doing: lists are read as planned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Nothing; the receipt can be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Order it in a smaller unit, or have it shipped without ShipStation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Order {order} has no ship-to address in JD Edwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Order {order} has {quantity} on {line}; ShipStation counts whole pieces only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Order {order} is {status} in ShipStation, which lets nobody change it any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Order {order} names neither item nor description on {line}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Order {order} was marked as shipped, which names no items: the lines of {shipment} are those ordered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Order {order} was split in ShipStation, so that its key names several orders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>Orders of that branch cannot be put into ShipStation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>SKU not in ShipStation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>ShipStation answered other records than {document}, which was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>ShipStation answered something else than was asked for ({expected}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>ShipStation does not know what was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>ShipStation does not say what shipment {shipment} of order {order} held.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>ShipStation does not say what the label of shipment {shipment} (order {order}) cost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>ShipStation failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>ShipStation gives the same page of {path} again and again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>ShipStation has no order {order} any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>ShipStation has no product {sku}, and its API cannot make one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>ShipStation knows the key and does not allow this: the account's plan may not include the API.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>ShipStation refused order {order}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>ShipStation refused the change of {sku}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>ShipStation refused the request: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>ShipStation refuses the API key and secret. They may have expired: newer keys last 3 to 12 months.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>ShipStation's 40 requests of this minute are used up, by this program and every other with the same key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>ShipStation's answer broke off or is no data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>ShipStation's server failed (status {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>The account has no ship-from location {warehouse}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>The account has no store {store}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>The address sends requests on to another one (status {status}), which is not followed with the keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>The change is not made there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>The change is not made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>The connection cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>The connection does not say which store order {order} is to be put into.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>The entry for {field} cannot be a ShipStation key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>The item is not kept in step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>The product stays as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>The setting {field} cannot be “{value}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>The ship-to country of order {order} is “{country}”; ShipStation takes two letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>What was asked for is not done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>a web page answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>account asks to slow down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>address moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>answer incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>answer not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>country not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>date not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>filter not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>items not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>key malformed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>label cost not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>line without item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>lines taken from the order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>no ship-to address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>no store chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>order closed in ShipStation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>order not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>order refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>order split in ShipStation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>product refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>quantity not possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>quantity not whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>ship-from location not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>store belongs to a channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>store not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>{document} is not fetched by itself; it comes with its list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>{store} is filled by a selling channel, which would manage the orders put there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shipstation.py"/>
        <source>“{value}” in {field} of {document} is no date.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/words/tables/shopify</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>A newer version of this program is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Add {scope} to the app's access scopes in Shopify if it is wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Add {scope} to the app's access scopes in Shopify, install it again, and test the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Add {scope} to the app's access scopes in Shopify; a public app asks Shopify for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Changes are found by asking, at the usual intervals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Check that the address is a public https address and that no other webhook of this app has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Check the shop's address and whether a proxy stands before Shopify.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Choose one of the offered values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Copy it again from Shopify.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Document {document} has a list with {most} entries or more, of which Shopify shows no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Enter the address that the Shopify admin shows under Settings, Domains; it ends with .myshopify.com.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Enter the shop's own address, which ends with .myshopify.com.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Enter what is missing, or choose another kind of access.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>For this kind of access something is missing: {fields}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Give the app the permission in Shopify, install it again, and test the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Grant access to the app anew and enter the new refresh token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>If it stays so, copy the details for IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>If it stays so, copy the details for Shopify's support: they name the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>If it stays so, have IT look at what leaves this network for Shopify.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>If it stays so, look at Shopify's status page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Install a newer version of this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Install the app from Shopify's Dev Dashboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Install the app in the shop again and enter the new access token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Look at the app in Shopify's Dev Dashboard and enter its client ID and client secret again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Look at the order in Shopify and book it by hand; copy the details for IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Make the app in the organization that owns the shop, and enter its client ID and client secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Nothing is fetched from this shop meanwhile; it is tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Nothing is fetched from this shop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Nothing is stopped; fields may be missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>One order alone costs more than Shopify lets a query cost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Orders are fetched; of what it opens ({what}) nothing is seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Refunds and changes of older orders are missed, and Shopify does not say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Release {asked} was asked for and {answered} answered: Shopify no longer serves the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Shopify answered with records that were not asked for (filter {field}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Shopify asks for fewer requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Shopify did not take the webhook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Shopify does not accept the access token, and there is no way to a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Shopify does not accept the refresh token: it is over, or another one was given since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Shopify does not accept this client ID with this client secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Shopify does not allow this app what it asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Shopify does not understand the filter {field}, so its answer would be of something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Shopify error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Shopify failed over a record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Shopify failed while it put the answer together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Shopify has locked this shop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Shopify hides orders older than 60 days from this app, and new refunds of theirs too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Shopify keeps this shop closed: it is frozen, unpaid or closed down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Shopify knows no shop at this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Shopify no longer knows the field {field}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Shopify refused the request (status {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Shopify refused what was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Shopify says that there is more, and does not say where.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Shopify's protection blocked the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>Shopify's server failed (status {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>The app and the shop do not belong to the same organization, so Shopify gives no token for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>The app is not installed in this shop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>The app lacks the permission {scope}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>The shop's address sends requests elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>The shop's owner contacts Shopify's support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>The shop's owner opens it again in the Shopify admin, under Plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>The stream is not read past it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>This app may not read {field}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>What came is not an answer of Shopify's, or only a part of one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>access token refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>another release answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>app not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>app of another organization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>app refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>filter ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>list cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>login incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>login malformed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>older orders hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>pages do not advance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>permission missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>query refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>query too costly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>refresh token refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>request blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>shop asks to slow down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>shop frozen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>shop locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>shop unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>webhook refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>{field} holds characters that Shopify never gives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>{field} of document {document} is no date: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify.py"/>
        <source>“{value}” is no choice for {field}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/words/tables/shopify_books</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <source>By its sale, edits and refunds order {order} stands at {reckoned}; Shopify says {total}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <source>Choose the time zone in Shopify under Settings, General, and test the connection again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <source>Fetch it again: the history comes with the usual way of reading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <source>Fetch it again; if it stays so, copy the details for IT: Shopify may have changed its format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <source>Fetch it again; if it stays so, enter the order in JD Edwards by hand and tell Shopify's support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <source>Find out in Shopify what it is for, and enter the payout by hand or update this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <source>It stays booked as a sale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <source>Look at the order in Shopify. Enter it by hand, or wait for a version of this program that knows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <source>Look at the order in Shopify: something may have been changed that its history does not show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <source>Order {order} of {total} was cancelled, and nothing was given back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <source>Order {order} was edited, and Shopify gave what it is now without what was sold at first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <source>Order {order} was sold for {total}; its own history comes to {ledger}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <source>Payout {payout} holds {amount} of the kind “{type}”, which this program does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <source>Refund it in Shopify, or reverse the sale if the money was never received.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <source>Something happened to order {order} that this program does not know: {agreement}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <source>The payout is not booked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The shop's time zone “{timezone}” is not known, so the day of {document} is not either.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <source>cancelled, not refunded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <source>edited, without its history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <source>history does not add up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <source>present total differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <source>unknown kind of change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/shopify_books.py"/>
        <source>unknown kind of payout row</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/words/tables/store</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>Another program holds the workspace's database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>Begin again when you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>Check that the folder exists and that you may write to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>Close ML Connector and restore the newest backup from the workspace's folder “backups”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>Close other copies of ML Connector and tools that have the file open, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>Copy the workspace's backups elsewhere and have the disk checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>Free some space, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>Have write access to the folder restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>Install ML Connector again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>It was ended before it was done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>Move it to a local disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>Nothing more is read or written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>Nothing was saved; what was there is unharmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>Nothing was written and nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>Restore a backup of the workspace, and have the disk checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>SQLite too old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>The archived payload {payload} is not what was put there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>The disk of the workspace is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>The disk refused to read or write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>The document cannot be shown or prepared again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>The workspace is not opened, and not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>The workspace is not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>The workspace {folder} cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>The workspace {folder} cannot be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>The workspace {folder} lies on a network drive, where the database can be damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>The workspace's database is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>This installation carries SQLite {found}; {needed} or newer is needed to be safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>This workspace was written by a newer ML Connector ({found}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>Update ML Connector on this workstation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>archive damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>database damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>disk failing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>disk full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>network folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>newer workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>read only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/store.py"/>
        <source>workspace busy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/words/tables/webhook</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>A limit of webhooks is below 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>At {address} something answered that is not this workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>Check where the proxy of that address leads, and that no other ML Connector has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>Choose a number from 1 to 65535.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>Choose a store that has some; the others are fetched by the clock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>Choose another port, or end the other program; it is tried again every second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>Deliveries of the store go astray.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>Deliveries of the store will not arrive either.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>Enter 127.0.0.1 for this machine alone, or the machine's own IP address in your network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>Enter a whole number of 1 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>Enter it as https://hooks.example.com, without a question mark and without a login.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>Enter the address that is shown here in the store's own settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>Have the proxy hand on everything below /hooks/ unchanged to this machine's port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>Look at the disk of this machine if it stays so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>More deliveries wait to be written than the inbox holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>No webhook was created.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>Port {port} on {host} is in use by another program, or not allowed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>Register the webhooks first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>Switch the endpoint on, and enter the public address if the store is outside this network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>The store was asked to deliver again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>The test reached {address}, which answered {status}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>The webhooks were not set up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>There is no address yet that {name} could deliver to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>Webhooks cannot arrive. Orders are still fetched by the clock, but not within seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>another server answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>entered by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>inbox full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>limit invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>listening address invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>no address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>no webhooks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>port in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>port invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>public address invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>test refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>webhooks not set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>{name} cannot be told from here where to deliver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>{name} has no webhooks yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>{name} is of a kind that has no webhooks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>{port} is no port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>“{address}” is no address that a store can call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/webhook.py"/>
        <source>“{host}” is no address that this machine can listen on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/words/tables/woocommerce</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>A firewall before the shop refuses this workstation (status {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>A plugin changes the REST API; have it turned off for /wp-json/wc/.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>A plugin of the shop writes text into answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Activate WooCommerce in the shop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Amounts may be cut by the shop, or be too fine to book.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Changes in the last minutes may come late.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Check that WooCommerce 5 or newer is active.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Check that the address is exactly the shop's own, then make a new key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Check that the address is the shop's own; a cache or security plugin may stand before the REST API.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Check the address, and that no plugin turns the REST API off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Choose a city as the time zone in WordPress under Settings, General.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Choose another structure in WordPress under Settings, Permalinks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Consumer key and consumer secret are swapped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Copy it again from the shop, whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Copy the details for IT: a plugin may change how lists are asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Enter {home} as the shop's address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Enter {to} as the shop's address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Give the key the permission “Read/Write”, or enter the address and the secret in the shop by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Have /wp-json/ excepted from the site password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Have caches turned off for /wp-json/wc/.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Have the firewall let this workstation's address reach /wp-json/wc/.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Have the proxy send X-Forwarded-Proto, and WordPress trust it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Have the web server pass the Authorization header on to WordPress.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Have the web server pass the Authorization header on, or choose the signed login in the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>If it stays so, copy the details for IT: a plugin may change the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>If it stays so, look into the shop's error log: a plugin may fail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>If it stays so, look into the shop's error log: memory or time may run out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>If the money was kept, refund it in the shop or set the order to a paid status.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>It cannot be fetched again; what was archived stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Let the REST API through the plugin that closes the site to visitors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Look at the order in the shop; a plugin may have changed it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Look at the order's payments in the shop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Make a new key with read access (WooCommerce, Settings, Advanced, REST API) and enter it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Make the key for a shop manager or administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>No webhook was created or changed; fetching goes on by the clock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Nothing needs doing, unless it was deleted by mistake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Nothing yet; a redirect between them would lose the login.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Nothing: it only says less about the shop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Order {order} over {total} was paid on {paid} and cancelled later, without a refund.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>REST API missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>REST route missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Set the key's permissions to “Read” (WooCommerce, Settings, Advanced, REST API).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Set the number of decimals to {expected} (WooCommerce, Settings, General).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Set the shop's number of decimals to those of the currency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The consumer secret does not belong to the consumer key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The key begins with ck_, the secret with cs_.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The key has no permission to read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The key has no permission to set up webhooks in the shop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The key works, but the user it was made for may not view orders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The list of the shop's REST routes is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The list {path} changes faster than it can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The shop asks for fewer requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The shop calls itself {home}, not {entered}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The shop does not know this consumer key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The shop does not know what was asked for: WooCommerce may be inactive or old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The shop does not notice that it is called over https: a proxy before it hides that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The shop does not see the login that was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The shop gives the same page of {path} again and again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The shop ignores how {path} is filtered or sorted (by {order}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The shop is in maintenance or overloaded (status {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The shop refused the request ({error}, status {status}; fields: {fields}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The shop refuses the login ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The shop refuses the login's time: its clock and this workstation's differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The shop refuses the signed login.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The shop sends requests on to {to}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The shop sends requests to its login page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The shop writes prices with {shop} decimals; {currency} has {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The shop's answer ends in the middle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The shop's answer is not what WooCommerce gives: {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The shop's clock and this workstation's differ by {seconds} seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The shop's permalinks are set to “Plain”, which turns its REST API off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The shop's server failed (status {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The web server asks for a password before WordPress is reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The web server drops the Authorization header.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>The {field} is empty or has characters that no key has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>There is no REST API at this address (status {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>Turn WP_DEBUG_DISPLAY off in the shop, or the plugin that prints it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>WooCommerce not active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>address differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>answer cut short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>https not seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>index closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>key and secret swapped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>key may not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>key may not write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>key not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>list keeps moving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>login does not arrive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>login page in the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>no longer in the shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>password before the site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>plain permalinks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>price decimals differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>shop error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>shop in maintenance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>signature refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>text in the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>unknown key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>user may not view orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>wrong secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>{document} is no longer in the shop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/woocommerce.py"/>
        <source>{site} has a REST API, but WooCommerce is not part of it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui/words/tables/workplace</name>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Add another JD Edwards connection for the other environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Check that the file exists and that you may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Choose a store to fetch and prepare, a JD Edwards connection for everything else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Choose one of those offered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Copy the details for IT and report it; the log names the place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Correct this line and import the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Enter 5 for five cents, 0 for none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Enter a value for {field}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Enter it again (mlconnector connection add --secrets-stdin).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Enter it with its zeros, such as 00001.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Enter the passphrase again; without it the secrets must be entered anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Export it again, or correct the place named in the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Have write access to the folder restored, and see that the disk is not full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>It is not known of {postings} postings whether JD Edwards holds them; {fields} cannot be changed now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Line {line} of {path} has more values than columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Line {line} of {path}: “{value}” is not possible for {field}, which takes {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Name another folder with --workspace, or make one with “mlconnector connection add”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Name the JD Edwards connection that the store's postings go to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>No connection can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>No connection that needs them can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>No rule was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>No second one is started: postings are sent by one engine only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Nothing was changed: another way into JD Edwards would not recognise them as duplicates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Nothing was reconciled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Nothing was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Nothing was saved; the secrets kept before are unharmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Put values that hold a comma in quotes, and import the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Read the log of the sandbox's workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Remove or change the stores first, and let the postings be confirmed or withdraw their approvals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Restore the file from a backup, or enter the secrets of each connection again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Start ML Connector again and enter the passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Start from an exported file, and keep its first line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Test it again and look at the lines of the test.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>The columns of {path} differ: missing {missing}; unknown {unknown}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>The connection cannot be relied on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>The connection cannot be used on this workstation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>The engine runs already: {holder}, process {process} of {person} on {machine}, since {since}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>The keyring does not hold {fields} of {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>The keyring of this workstation did not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>The passphrase does not open {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>The run is not complete; what it saved is whole, and it is tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>The sandbox ends without a result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>The secrets cannot be written to {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>The secrets in {path} are locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>The secrets kept in {path} are damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>The test of the connection failed at “{what}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>The {job} run ended by a fault in ML Connector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>The {job} run of {connection} never succeeded in the sandbox.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>There is a connection {name} already, perhaps one that was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>There is no connection {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>There is no connector {connector}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>There is no workspace in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Unlock the keyring, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Use one of: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Use that one, or close it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Use up to {width} plain letters, digits and dashes, without a blank.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Wait until they are found, or state what became of them; then change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>What came on standard input is not a JSON object of texts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Write it as KEY=VALUE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Write it as year and month: 2026-10.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Write it as year, month and day: 2026-10-31.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>Write it like {{"password": "..."}}, and nothing else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>columns differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>environment is fixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>fault in the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>keyring failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>line too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>name taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>no workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>not JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>not for this connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>passphrase missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>passphrase wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>period invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>sandbox run failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>secret missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>secrets damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>secrets not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>secrets not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>still in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>test failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>tolerance invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>unknown field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>unknown kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>value missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>value not offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>value not possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>{connection} is no connection for the {job} run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>{connector} has no field {field}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>{label} is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>{name} has postings for the environment {environment}, which their approvals and references name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>{name} is still in use: {stores} books into it, and {postings} postings are under way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>{path} cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>{path} is not valid JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>{target} is not a JD Edwards connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>“{company}” is not a company: five digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>“{name}” cannot name a connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>“{period}” is not a month.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>“{text}” is not a value to set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>“{value}” is not a date for {field}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>“{value}” is not a whole number of the currency's smallest units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../mlconnector_gui/ui/words/tables/workplace.py"/>
        <source>“{value}” is not one of the choices of {field}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
