<?xml version="1.0" encoding="UTF-8"?>
<!-- The words that the book adds of itself, by language. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:m="urn:x-teiwright:print:functions"
                exclude-result-prefixes="#all" expand-text="yes">

  <xsl:variable name="m:label-keys" as="xs:string+" select="'contents', 'notes', 'persons', 'places', 'organisations', 'note', 'page', 'source',
    'publisher', 'licence', 'identifier', 'edition', 'date', 'funder', 'unknown', 'and', 'uncertain'"/>

  <xsl:variable name="m:labels" as="map(xs:string, map(xs:string, xs:string))" select="map {
    'en': map { 'contents': 'Contents', 'notes': 'Notes', 'persons': 'Index of Persons', 'places': 'Index of Places',
      'organisations': 'Index of Organisations', 'note': 'n.', 'page': 'p.', 'source': 'Source', 'publisher': 'Published by',
      'licence': 'Licence', 'identifier': 'Identifier', 'edition': 'Edition', 'date': 'Date', 'funder': 'Funded by',
      'unknown': 'Unknown', 'and': 'and', 'uncertain': 'A question mark follows the page where it is uncertain who or what is named.' },
    'fr': map { 'contents': 'Table des matières', 'notes': 'Notes', 'persons': 'Index des personnes', 'places': 'Index des lieux',
      'organisations': 'Index des organisations', 'note': 'n.', 'page': 'p.', 'source': 'Source', 'publisher': 'Publié par',
      'licence': 'Licence', 'identifier': 'Identifiant', 'edition': 'Édition', 'date': 'Date', 'funder': 'Financé par',
      'unknown': 'Inconnu', 'and': 'et', 'uncertain': 'Un point d’interrogation suit la page où l’identification est incertaine.' },
    'de': map { 'contents': 'Inhalt', 'notes': 'Anmerkungen', 'persons': 'Personenregister', 'places': 'Ortsregister',
      'organisations': 'Register der Körperschaften', 'note': 'Anm.', 'page': 'S.', 'source': 'Quelle', 'publisher': 'Herausgegeben von',
      'licence': 'Lizenz', 'identifier': 'Kennung', 'edition': 'Ausgabe', 'date': 'Datum', 'funder': 'Gefördert von',
      'unknown': 'Unbekannt', 'and': 'und', 'uncertain': 'Ein Fragezeichen folgt der Seite, wo die Zuordnung unsicher ist.' },
    'es': map { 'contents': 'Índice', 'notes': 'Notas', 'persons': 'Índice de personas', 'places': 'Índice de lugares',
      'organisations': 'Índice de organizaciones', 'note': 'n.', 'page': 'p.', 'source': 'Fuente', 'publisher': 'Publicado por',
      'licence': 'Licencia', 'identifier': 'Identificador', 'edition': 'Edición', 'date': 'Fecha', 'funder': 'Financiado por',
      'unknown': 'Desconocido', 'and': 'y', 'uncertain': 'Un signo de interrogación sigue a la página donde la identificación es dudosa.' },
    'it': map { 'contents': 'Indice', 'notes': 'Note', 'persons': 'Indice delle persone', 'places': 'Indice dei luoghi',
      'organisations': 'Indice delle organizzazioni', 'note': 'n.', 'page': 'p.', 'source': 'Fonte', 'publisher': 'Pubblicato da',
      'licence': 'Licenza', 'identifier': 'Identificatore', 'edition': 'Edizione', 'date': 'Data', 'funder': 'Finanziato da',
      'unknown': 'Sconosciuto', 'and': 'e', 'uncertain': 'Un punto interrogativo segue la pagina in cui l’identificazione è incerta.' } }"/>

  <xsl:function name="m:label-language" as="xs:string" visibility="private">
    <xsl:param name="language" as="xs:string"/>
    <xsl:sequence select="(lower-case(tokenize($language, '-')[1])[map:contains($m:labels, .)], 'en')[1]"/>
  </xsl:function>

  <!-- A label in the language of the book, English where we have none. -->
  <xsl:function name="m:label" as="xs:string" visibility="public">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:sequence select="$m:labels(m:label-language($language))($key)"/>
  </xsl:function>
</xsl:stylesheet>
